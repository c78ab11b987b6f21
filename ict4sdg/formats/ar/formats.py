# Django puts a comma before the year; the UN’s Arabic does not: 17 مايو 2017.
DATE_FORMAT = "j F Y"
