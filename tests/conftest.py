"""The charts of the tests are drawn in the shipped typefaces alone, whatever others the machine has."""

from matplotlib.font_manager import fontManager
from sidebyside import letters

letters.findSystemFonts = list
fontManager.ttflist = [face for face in fontManager.ttflist if face.name not in letters.WELL_KNOWN]
