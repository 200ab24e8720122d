using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Registry;

/// <summary>A section of the organisations' files that a module owns: opaque to the registry, which only asks whether a new version of it is good.</summary>
/// <param name="Name">As in the file, such as <c>lending</c>.</param>
/// <param name="Check">What is wrong with it; null when it is good.</param>
public sealed record OrganisationSection(string Name, Func<JsonElement, string?> Check);

public static class OrganisationSections
{
    /// <summary>Refuses a file whose section doesn't fit <typeparamref name="T"/> or its annotations, before anybody reads it with <see cref="Organisation.Section{T}"/>.</summary>
    public static void AddOrganisationSection<T>(this IServiceCollection services, string name) where T : notnull =>
        services.AddSingleton(new OrganisationSection(name, Misfit<T>));

    private static string? Misfit<T>(JsonElement section) where T : notnull
    {
        try
        {
            if (section.Deserialize<T>(OrganisationJson.Options) is not { } settings) return "is null";
            var misfits = new List<ValidationResult>();
            Validator.TryValidateObject(settings, new ValidationContext(settings), misfits, validateAllProperties: true);
            return misfits is [] ? null : string.Join(' ', misfits.Select(x => x.ErrorMessage));
        }
        catch (JsonException misfit)
        {
            return misfit.Message;
        }
    }
}
