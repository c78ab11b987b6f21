# Django puts a comma before the year; the UN’s Arabic does not: 17 مايو 2017.
DATE_FORMAT = "j F Y"
# Django leaves these to the American ones. A mark after each number keeps the day first.
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "d\u200f/m\u200f/Y H:i"
