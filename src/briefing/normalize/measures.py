"""The names of measures: what "km/h" or "sq ft" is called, for one and for many."""

from __future__ import annotations

UNITS: dict[str, tuple[str, str]] = {
    "km": ("kilometer", "kilometers"), "kms": ("kilometer", "kilometers"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "nm": ("nanometer", "nanometers"), "µm": ("micrometer", "micrometers"),
    "mi": ("mile", "miles"), "ft": ("foot", "feet"), "yd": ("yard", "yards"), "yds": ("yard", "yards"), "nmi": ("nautical mile", "nautical miles"),
    "kg": ("kilogram", "kilograms"), "kgs": ("kilogram", "kilograms"), "mg": ("milligram", "milligrams"), "g": ("gram", "grams"),
    "µg": ("microgram", "micrograms"), "mcg": ("microgram", "micrograms"), "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"),
    "lb.": ("pound", "pounds"), "lbs.": ("pound", "pounds"), "oz": ("ounce", "ounces"), "kt": ("kiloton", "kilotons"), "Mt": ("megaton", "megatons"),
    "Gt": ("gigaton", "gigatons"), "km/h": ("kilometer per hour", "kilometers per hour"), "kmh": ("kilometer per hour", "kilometers per hour"),
    "km/hr": ("kilometer per hour", "kilometers per hour"),
    "kph": ("kilometer per hour", "kilometers per hour"), "kmph": ("kilometer per hour", "kilometers per hour"), "mph": ("mile per hour", "miles per hour"),
    "m/s": ("meter per second", "meters per second"), "km/s": ("kilometer per second", "kilometers per second"), "ft/s": ("foot per second", "feet per second"),
    "mpg": ("mile per gallon", "miles per gallon"), "knots": ("knot", "knots"), "kn": ("knot", "knots"), "rpm": ("revolution per minute", "revolutions per minute"),
    "hp": ("horsepower", "horsepower"), "bhp": ("brake horsepower", "brake horsepower"),
    "ml": ("milliliter", "milliliters"), "mL": ("milliliter", "milliliters"), "cl": ("centiliter", "centiliters"), "L": ("liter", "liters"),
    "l": ("liter", "liters"), "gal": ("gallon", "gallons"), "bbl": ("barrel", "barrels"), "bbls": ("barrel", "barrels"),
    "bpd": ("barrel per day", "barrels per day"), "b/d": ("barrel per day", "barrels per day"), "boe": ("barrel of oil equivalent", "barrels of oil equivalent"),
    "bcm": ("billion cubic meters", "billion cubic meters"), "tcf": ("trillion cubic feet", "trillion cubic feet"), "bcf": ("billion cubic feet", "billion cubic feet"),
    "ha": ("hectare", "hectares"), "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"), "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"), "dB": ("decibel", "decibels"), "V": ("volt", "volts"), "kV": ("kilovolt", "kilovolts"),
    "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"), "MW": ("megawatt", "megawatts"), "GW": ("gigawatt", "gigawatts"), "TW": ("terawatt", "terawatts"),
    "Wh": ("watt hour", "watt hours"), "kWh": ("kilowatt hour", "kilowatt hours"), "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"), "TWh": ("terawatt hour", "terawatt hours"), "mAh": ("milliamp hour", "milliamp hours"),
    "kJ": ("kilojoule", "kilojoules"), "kcal": ("kilocalorie", "kilocalories"), "KB": ("kilobyte", "kilobytes"), "kB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"), "PB": ("petabyte", "petabytes"),
    "kbps": ("kilobit per second", "kilobits per second"), "Mbps": ("megabit per second", "megabits per second"), "mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"), "Mb/s": ("megabit per second", "megabits per second"), "MB/s": ("megabyte per second", "megabytes per second"),
    "MP": ("megapixel", "megapixels"), "fps": ("frame per second", "frames per second"), "ppm": ("part per million", "parts per million"),
    "dl": ("deciliter", "deciliters"), "hl": ("hectoliter", "hectoliters"), "kL": ("kiloliter", "kiloliters"), "ppb": ("part per billion", "parts per billion"), "hPa": ("hectopascal", "hectopascals"), "mb": ("millibar", "millibars"), "mbar": ("millibar", "millibars"),
    "psi": ("pound per square inch", "pounds per square inch"), "mSv": ("millisievert", "millisieverts"), "mg/dL": ("milligram per deciliter", "milligrams per deciliter"),
    "mg/L": ("milligram per liter", "milligrams per liter"), "g/km": ("gram per kilometer", "grams per kilometer"),
    "µg/m³": ("microgram per cubic meter", "micrograms per cubic meter"), "µg/m3": ("microgram per cubic meter", "micrograms per cubic meter"),
    "pts": ("point", "points"), "hr": ("hour", "hours"), "hrs": ("hour", "hours"), "min": ("minute", "minutes"), "mins": ("minute", "minutes"), "min.": ("minute", "minutes"), "sec": ("second", "seconds"),
    "secs": ("second", "seconds"), "sec.": ("second", "seconds"), "ms": ("millisecond", "milliseconds"), "yr": ("year", "years"), "yrs": ("year", "years"), "wks": ("week", "weeks"),
    "yo": ("year old", "years old"), "cc": ("cubic centimeter", "cubic centimeters"), "ft.": ("foot", "feet"), "in.": ("inch", "inches"),
    "m²": ("square meter", "square meters"), "m³": ("cubic meter", "cubic meters"), "m3": ("cubic meter", "cubic meters"), "m2": ("square meter", "square meters"),
    "km²": ("square kilometer", "square kilometers"), "km2": ("square kilometer", "square kilometers"), "km³": ("cubic kilometer", "cubic kilometers"),
    "cm²": ("square centimeter", "square centimeters"), "cm³": ("cubic centimeter", "cubic centimeters"), "ft²": ("square foot", "square feet"), "mi²": ("square mile", "square miles"),
    "sqm": ("square meter", "square meters"), "sqft": ("square foot", "square feet"), "sqkm": ("square kilometer", "square kilometers"),
    "cu m": ("cubic meter", "cubic meters"), "cu ft": ("cubic foot", "cubic feet"), "tCO2": ("ton of C O two", "tons of C O two"),
}  # fmt: skip
PER = {
    "s": "second", "sec": "second", "second": "second", "min": "minute", "minute": "minute", "h": "hour", "hr": "hour", "hour": "hour", "d": "day", "day": "day",
    "wk": "week", "week": "week", "mo": "month", "month": "month", "yr": "year", "year": "year", "km": "kilometer", "mi": "mile", "mile": "mile", "m": "meter", "ft": "foot",
    "m²": "square meter", "m2": "square meter", "m³": "cubic meter", "m3": "cubic meter", "km²": "square kilometer", "km2": "square kilometer", "ha": "hectare",
    "acre": "acre", "kg": "kilogram", "g": "gram", "lb": "pound", "oz": "ounce", "t": "tonne", "ton": "ton", "tonne": "tonne", "l": "liter", "L": "liter", "litre": "liter",
    "liter": "liter", "dl": "deciliter", "dL": "deciliter", "ml": "milliliter", "mL": "milliliter", "gal": "gallon", "kWh": "kilowatt hour", "MWh": "megawatt hour",
    "person": "person", "capita": "capita", "head": "head",
}  # fmt: skip
"""What a measure is per, after a slash."""
AREA = {
    "km": "kilometer", "kms": "kilometer", "m": "meter", "ft": "foot", "mi": "mile", "mile": "mile", "miles": "mile", "in": "inch", "yd": "yard", "yds": "yard",
    "metre": "meter", "metres": "meter", "meter": "meter", "meters": "meter", "foot": "foot", "feet": "foot", "kilometers": "kilometer",
    "kilometres": "kilometer", "inches": "inch", "inch": "inch", "yards": "yard",
}  # fmt: skip
PLURALS = {"foot": "feet", "inch": "inches"}
GLUED = {
    "in": ("inch", "inches"),
    "st": ("stone", "stone"),
    "s": ("second", "seconds"),
    "h": ("hour", "hours"),
    "K": ("kelvin", "kelvin"),
}
