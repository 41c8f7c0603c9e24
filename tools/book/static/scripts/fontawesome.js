// The theme draws its icons from its font; this file of 1.5 MB, which would draw them again, is not sent to readers.
