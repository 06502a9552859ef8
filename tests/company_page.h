// A page of a kind of which there are thousands: one text, each time of another company.
#pragma once

#include <string>

#include "news.h"

namespace crosscheck::testing {

// What a machine writes of each company on each day; its figures follow from `n`, 1 to 99.
inline Story CompanyPage(const std::string& id, const std::string& company, int n) {
  const std::string x = std::to_string(n), ticker = "XCH:" + company.substr(0, 3);
  return {
      id, id, company + " (" + ticker + ") shares rise", "2024-05-0" + std::to_string(n % 7 + 1),
      "Shares of " + company + " (" + ticker + ") opened at $" + x + ".20 on the exchange in " +
          "Port Calder. The company has a market capitalization of $" + x + ".40 billion and " +
          "a beta of 1." + x + ".\n\n" + company + " last published its results in April. " +
          "The company earned $2." + x + " per share for the quarter, and " + company +
          " had a net margin of " + x + " percent. Institutional investors own " + x +
          ".1 percent of the company's stock.\n\nVarnford Partners now owns " + x +
          "1,400 shares of the company's stock, and raised its stake in " + company + " by " + x +
          " percent. Tellmark Research gave " + company + " a price target of $" + x + "7.00.\n"};
}

}  // namespace crosscheck::testing
