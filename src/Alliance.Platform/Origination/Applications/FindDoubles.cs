using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>By what somebody is perhaps known already.</summary>
public enum DoubleGround
{
    /// <summary>The same CIN, however it is written: the same person.</summary>
    Cin,

    /// <summary>The same phone, at home or with the country's code: the same person, or one of the family.</summary>
    Phone,

    /// <summary>The same name, in any order and habit of accents, and the same birthday.</summary>
    NameAndBirthday,

    /// <summary>A name that differs by a letter or two, and the same birthday.</summary>
    LikeNameAndBirthday,

    /// <summary>An enterprise of the same ICE.</summary>
    Ice,

    /// <summary>An enterprise of the same name.</summary>
    EnterpriseName,
}

/// <summary>Who of a new dossier is perhaps known already: said before anything is saved.</summary>
public sealed class FindDoubles(PlatformDb db, ICurrentUser user)
{
    private const int Most = 5;

    /// <summary>What is left of a number without country and nought.</summary>
    private const int NationalDigits = 9;

    /// <summary>As much as has been typed.</summary>
    public sealed record Input
    {
        /// <summary>In either script.</summary>
        [StringLength(120)] public string? Name { get; init; }

        [StringLength(120)] public string? NameInArabic { get; init; }

        public DateOnly? BornOn { get; init; }

        [StringLength(30)] public string? Cin { get; init; }

        [StringLength(Person.LongestPhone)] public string? Phone { get; init; }

        [StringLength(120)] public string? Enterprise { get; init; }

        [StringLength(30)] public string? Ice { get; init; }
    }

    /// <param name="EntrepreneurId">The person; null of an enterprise.</param>
    /// <param name="EnterpriseId">The enterprise, or that of the person's first dossier.</param>
    /// <param name="Name">Of the person or the enterprise.</param>
    public sealed record Known(DoubleGround Ground, Id<Entrepreneur>? EntrepreneurId, Id<Enterprise> EnterpriseId, string Name);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/doubles", Post).WithSummary("Find persons and enterprises like those of a new dossier");

    /// <returns>Each person and enterprise once, on the strongest ground; the strongest first.</returns>
    public async Task<IReadOnlyList<Known>> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        var found = new List<Known>();
        if (Identifiers.WrittenCin(input.Cin) is { Length: > 1 } cin) found.AddRange(await Persons(DoubleGround.Cin, cin, x => string.Equals(x.Cin, cin, StringComparison.Ordinal), ct));
        foreach (var phone in Phones.In(input.Phone).Select(x => x.Dialled).OfType<string>().Where(x => x.Length >= NationalDigits))
            found.AddRange(await Persons(DoubleGround.Phone, phone[^NationalDigits..], x => Phones.HaveOneInCommon(x.Phone, phone), ct));
        List<string> names = [.. new[] { input.Name, input.NameInArabic }.OfType<string>().Where(x => Search.Words(x).Count > 0)];
        if (input.BornOn is { } bornOn && names.Count > 0) found.AddRange(await Namesakes(names, bornOn, ct));
        if (Blank.ToNull(input.Ice) is { } ice) found.AddRange(await Enterprises(DoubleGround.Ice, ice, x => Folding.Fold(x.Ice) == Folding.Fold(ice), ct));
        if (Blank.ToNull(input.Enterprise) is { } enterprise) found.AddRange(await Enterprises(DoubleGround.EnterpriseName, enterprise, x => Likeness.AreSame(x.Name, enterprise), ct));
        return [.. found.OrderBy(x => x.Ground).DistinctBy(x => (x.EntrepreneurId, x.EntrepreneurId is null ? x.EnterpriseId : default))];
    }

    /// <summary>Those found by the search, which reads its index alone, and of them the ones that are really the same.</summary>
    private async Task<IEnumerable<Known>> Persons(DoubleGround ground, string written, Func<Person, bool> isSame, CancellationToken ct)
    {
        var keys = await db.Entrepreneurs.Best(written, Most, x => x.Id, ct);
        var found = keys.Count == 0 ? [] : await db.Entrepreneurs.AsNoTracking().Where(x => keys.Contains(x.Id)).ToListAsync(ct);
        return found.Where(x => isSame(x.Person)).Select(x => Of(ground, x));
    }

    private async Task<IEnumerable<Known>> Namesakes(List<string> names, DateOnly bornOn, CancellationToken ct)
    {
        var born = await db.Entrepreneurs.AsNoTracking().Where(x => x.Person.BornOn == bornOn && x.MergedInto == null).ToListAsync(ct);
        return born.Where(x => Any(x.Person, Likeness.AreLike))
            .Select(x => Of(Any(x.Person, Likeness.AreSame) ? DoubleGround.NameAndBirthday : DoubleGround.LikeNameAndBirthday, x)).OrderBy(x => x.Ground).Take(Most);

        bool Any(Person person, Func<string, string, bool> areOne) =>
            names.Exists(x => areOne(person.Name, x) || (person.NameInArabic is { } inArabic && areOne(inArabic, x)));
    }

    private async Task<IEnumerable<Known>> Enterprises(DoubleGround ground, string written, Func<EnterpriseProfile, bool> isSame, CancellationToken ct)
    {
        var keys = await db.Enterprises.Best(written, Most, x => x.Id, ct);
        var found = keys.Count == 0 ? [] : await db.Enterprises.AsNoTracking().Where(x => keys.Contains(x.Id)).ToListAsync(ct);
        return found.Where(x => isSame(x.Profile)).Select(x => new Known(ground, null, x.Id, x.Profile.Name));
    }

    private static Known Of(DoubleGround ground, Entrepreneur person) => new(ground, person.Id, person.EnterpriseId, person.Person.Name);

    private static async Task<Ok<IReadOnlyList<Known>>> Post(Input input, FindDoubles findDoubles, CancellationToken ct) => TypedResults.Ok(await findDoubles.Handle(input, ct));
}
