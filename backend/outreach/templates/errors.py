"""Errors of templates."""

from i18n.messages import N_
from tenants.errors import LadingError


class TemplateNotReadyError(LadingError):
    """A version has problems that must be mended before it can be used; `problems` in the answer name them."""

    status = 409
    type = "template-not-ready"
    title = N_("This version cannot be approved: it has mistakes.")


class TemplateLanguageExistsError(LadingError):
    """The template is written in that language already."""

    status = 409
    type = "template-language-exists"
    title = N_("The template is written in {language} already.")


class TemplateFileError(LadingError):
    """A file that holds no templates, or newer ones than this server understands."""

    status = 400
    type = "template-file-unreadable"
    title = N_("This file holds no templates that can be read here.")


class SourceLanguageError(LadingError):
    """The language that the others follow cannot be taken out."""

    status = 409
    type = "template-source-language"
    title = N_("The other languages follow this one. Choose another source first.")


class NoTemplateVersionError(LadingError):
    """No language of the template fits: nothing approved, or nothing a reader could be given."""

    status = 409
    type = "template-without-version"
    title = N_("No version of this template can be used: write and approve one first.")
