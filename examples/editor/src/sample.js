// A draft to try the page with. It is about what examples/editor/articles report: an agreement, a figure that all of them
// contradict, and a range whose end they tell alone.
export const sample = {
  title: "Calder Bay opens a seventh clinic",
  outlet: "The Harbour Post",
  published: "2024-03-08",
  paragraphs: [
    "Calder Bay will open a clinic in its old customs house in May, after a winter in which more of its people died of drugs than on its roads.",
    "The coroner counted 44 overdose deaths in Calder Bay in 2023.",
    "Fentanyl is 50 times more potent than heroin, and cheaper to carry.",
    "The county runs 6 clinics that hand out test strips.",
  ],
};
