using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Ui.Tests;

/// <summary>A place to render a shared part in, for a reader of one language.</summary>
internal sealed class Page : BunitContext
{
    public Page(CultureInfo? reader = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = reader ?? Cultures.French;
        Services.AddLogging();
        Services.AddTexts();
    }
}
