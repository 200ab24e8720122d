using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Merging;

/// <summary>Other records that are perhaps of the same person: by what both say, or by what somebody writes.</summary>
public sealed class FindOtherRecords(PlatformDb db, ICurrentUser user, FindDoubles findDoubles)
{
    public const int Most = 10;

    /// <param name="Ground">By what they are perhaps one; null of what was looked for.</param>
    public sealed record Row(Id<Entrepreneur> Id, Person Person, DoubleGround? Ground);

    /// <param name="written">A name, a CIN or a telephone; blank: what is like the record itself.</param>
    /// <returns>Never the record itself, nor one that was merged already; the likeliest first.</returns>
    public async Task<IReadOnlyList<Row>> Handle(Entrepreneur of, [StringLength(120)] string? written = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(of);
        user.Demand(Permissions.RegisterApplications);
        if (!TypedText.IsBlank(written)) return await Rows([.. (await db.Entrepreneurs.Best(written, Most + 1, x => x.Id, ct)).Where(x => x != of.Id).Take(Most).Select(x => (x, (DoubleGround?)null))], ct);

        var person = of.Person;
        var known = await findDoubles.Handle(new() { Name = person.Name, NameInArabic = person.NameInArabic, BornOn = person.BornOn, Cin = person.Cin, Phone = person.Phone }, ct);
        return await Rows([.. known.Where(x => x.EntrepreneurId is { } id && id != of.Id).Select(x => (x.EntrepreneurId!.Value, (DoubleGround?)x.Ground))], ct);
    }

    private async Task<IReadOnlyList<Row>> Rows(List<(Id<Entrepreneur> Id, DoubleGround? Ground)> found, CancellationToken ct)
    {
        if (found.Count == 0) return [];

        var keys = found.ConvertAll(x => x.Id);
        var persons = await db.Entrepreneurs.AsNoTracking().Where(x => keys.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        return found.ConvertAll(x => new Row(x.Id, persons[x.Id].Person, x.Ground));
    }
}
