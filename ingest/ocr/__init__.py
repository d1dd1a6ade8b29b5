"""The text of images and scanned pages, recognised by ocrmypdf where that is installed."""
