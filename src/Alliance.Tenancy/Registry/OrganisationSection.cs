using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Registry;

/// <summary>A section of the organisations' files that a module owns. The registry knows its record alone: it gives the schema, and says what else is wrong.</summary>
/// <param name="Name">As in the file, such as <c>lending</c>.</param>
/// <param name="Settings">A record whose properties carry <see cref="SettingAttribute"/>, or a list of such records.</param>
public sealed record OrganisationSection(string Name, Type Settings)
{
    /// <summary>Of which organisations it says something.</summary>
    public HostKind Kinds { get; init; } = HostKind.AnyOrganisation;

    /// <summary>The record itself, also where there is a list of them.</summary>
    internal Type Record => Settings.IsGenericType && Settings.IsAssignableTo(typeof(IEnumerable)) ? Settings.GetGenericArguments()[0] : Settings;

    /// <summary>What no schema can say, such as that one amount is not below another: the records say it as <see cref="IValidatableObject"/>.</summary>
    internal IEnumerable<Misfit> BrokenBy(JsonElement section)
    {
        var settings = section.Deserialize(Settings, OrganisationJson.Options)!;
        return
            from record in Records(settings)
            from misfit in record.Settings.Validate(new ValidationContext(record.Settings))
            let refusal = misfit as SettingRefusal
            let setting = misfit.MemberNames.FirstOrDefault() is { Length: > 0 } member ? $"{record.Path}.{member}" : record.Path
            select new Misfit(setting, refusal?.Code ?? "setting.wrong", refusal?.Arguments ?? [], $"'{Name}': {misfit.ErrorMessage}");
    }

    private IEnumerable<(string Path, IValidatableObject Settings)> Records(object settings) => settings is IEnumerable all
        ? all.Cast<object>().Select((x, i) => ($"{Name}[{i}]", x)).Where(x => x.x is IValidatableObject).Select(x => (x.Item1, (IValidatableObject)x.x))
        : settings is IValidatableObject one ? [(Name, one)] : [];
}

public static class OrganisationSections
{
    /// <summary>Makes <paramref name="name"/> a section of the organisations' files: accepted when it fits <typeparamref name="T"/>, read with <see cref="Organisation.Section{T}"/>.</summary>
    /// <param name="kinds">Of which organisations it says something; others' settings pages leave it out.</param>
    public static void AddOrganisationSection<T>(this IServiceCollection services, string name, HostKind kinds = HostKind.AnyOrganisation) where T : notnull =>
        services.AddSingleton(new OrganisationSection(name, typeof(T)) { Kinds = kinds });
}
