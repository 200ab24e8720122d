using Microsoft.Extensions.Localization;

namespace Alliance.Ui;

/// <summary>What a term is called, and what it means.</summary>
public sealed class GlossaryWords(IStringLocalizer<GlossaryText> text, IndicatorWords indicators)
{
    public string Name(GlossaryTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return term.Indicator is { } indicator ? indicators.Name(indicator) : text[$"term.{term.Code}"];
    }

    public string Meaning(GlossaryTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return term.Indicator is { } indicator ? indicators.Definition(indicator) : text[$"meaning.{term.Code}"];
    }
}
