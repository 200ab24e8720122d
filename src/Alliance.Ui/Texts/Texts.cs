using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui;

/// <summary>Words for pages; how they are looked up is told at <see cref="TextSet"/>.</summary>
public static class Texts
{
    /// <summary>Every <c>IStringLocalizer</c> of a set finds what stands above it too.</summary>
    public static void AddTexts(this IServiceCollection services) =>
        services.AddWords().Replace(ServiceDescriptor.Singleton(typeof(IStringLocalizer<>), typeof(TextLocalizer<>)));

    private static IServiceCollection AddWords(this IServiceCollection services)
    {
        services.TryAddSingleton<IndicatorWords>();
        services.TryAddSingleton<GlossaryWords>();
        return services;
    }

    /// <summary>The sentence as it is written, or null: whoever asks has another then, so that none is missing.</summary>
    public static string? Find(this IStringLocalizer text, string key)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is TextLocalizer ours) return ours.Find(key);
        return text[key] is { ResourceNotFound: false } said ? said.Value : null;
    }

    /// <inheritdoc cref="Find(IStringLocalizer, string)"/>
    /// <param name="arguments">To fill in.</param>
    public static string? Find(this IStringLocalizer text, string key, params object[] arguments) =>
        text.Find(key) is { } found ? CountedWords.Fill(found, CultureInfo.CurrentCulture, arguments) : null;
}
