using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Registry;

/// <summary>A section of the organisations' files that a module owns. The registry knows its record alone: it gives the schema, and says what else is wrong.</summary>
/// <param name="Name">As in the file, such as <c>lending</c>.</param>
/// <param name="Settings">A record whose properties carry <see cref="SettingAttribute"/>, or a list of such records.</param>
public sealed record OrganisationSection(string Name, Type Settings)
{
    /// <summary>What no schema can say, such as that one amount is not below another: the records say it as <see cref="IValidatableObject"/>.</summary>
    internal IEnumerable<string> BrokenBy(JsonElement section)
    {
        var settings = section.Deserialize(Settings, OrganisationJson.Options)!;
        return
            from record in (settings as IEnumerable ?? new[] { settings }).OfType<IValidatableObject>()
            from misfit in record.Validate(new ValidationContext(record))
            select $"'{Name}': {misfit.ErrorMessage}";
    }
}

public static class OrganisationSections
{
    /// <summary>Makes <paramref name="name"/> a section of the organisations' files: accepted when it fits <typeparamref name="T"/>, read with <see cref="Organisation.Section{T}"/>.</summary>
    public static void AddOrganisationSection<T>(this IServiceCollection services, string name) where T : notnull =>
        services.AddSingleton(new OrganisationSection(name, typeof(T)));
}
