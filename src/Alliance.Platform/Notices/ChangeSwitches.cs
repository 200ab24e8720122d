using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Notices;

/// <summary>What one wants to be told, by kind: in the bell, by mail. Only kinds that the reader may receive are offered.</summary>
/// <remarks>Asks for no permission: each kind names the one that it needs.</remarks>
public sealed class ChangeSwitches(PlatformDb db, ICurrentUser user, IEnumerable<NoticeKind> kinds)
{
    /// <param name="Kind">Code of a kind.</param>
    public sealed record Choice(
        [property: Required, JsonRequired, StringLength(NoticeKind.LongestCode)] string Kind, [property: JsonRequired] bool OnPage, [property: JsonRequired] bool ByMail);

    public sealed record Input([property: Required, JsonRequired, MaxLength(100)] IReadOnlyList<Choice> Choices);

    /// <param name="Name">In the reader's language.</param>
    public sealed record Row(string Kind, string Name, bool OnPage, bool ByMail);

    public static void Map(IEndpointRouteBuilder notices)
    {
        notices.MapGet("/switches", Get).WithSummary("List what you can be told of, and what you want to hear");
        notices.MapPut("/switches", Put).WithSummary("Say what you want to be told of").ProducesProblem(400).ProducesProblem(409);
    }

    public async Task<IReadOnlyList<Row>> Offered(CancellationToken ct = default)
    {
        if (user.AccountId is not { } me) return [];
        var said = await db.Set<NoticeSwitch>().AsNoTracking().Where(x => x.AccountId == me).ToDictionaryAsync(x => x.Kind, StringComparer.Ordinal, ct);
        return [.. from kind in kinds
                   where user.May(kind.Permission)
                   let mine = said.GetValueOrDefault(kind.Code)
                   select new Row(kind.Code, kind.Name(CultureInfo.CurrentUICulture), mine?.OnPage ?? kind.OnPage, mine?.ByMail ?? kind.ByMail)];
    }

    /// <exception cref="RefusedException"><c>notice.no-such-kind</c>, <c>notice.needs-account</c>.</exception>
    public async Task Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (user.AccountId is not { } me) throw new RefusedException("notice.needs-account", "A program is told nothing: it has no bell.");
        if (input.Choices.Any(x => !kinds.Any(kind => kind.Code == x.Kind && user.May(kind.Permission))))
            throw new RefusedException("notice.no-such-kind", "You can't be told of this kind.");

        var said = await db.Set<NoticeSwitch>().Where(x => x.AccountId == me).ToDictionaryAsync(x => x.Kind, StringComparer.Ordinal, ct);
        foreach (var choice in input.Choices.DistinctBy(x => x.Kind, StringComparer.Ordinal))
        {
            if (said.GetValueOrDefault(choice.Kind) is { } mine) (mine.OnPage, mine.ByMail) = (choice.OnPage, choice.ByMail);
            else db.Add(new NoticeSwitch { AccountId = me, Kind = choice.Kind, OnPage = choice.OnPage, ByMail = choice.ByMail });
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<Ok<IReadOnlyList<Row>>> Get(ChangeSwitches switches, CancellationToken ct) => TypedResults.Ok(await switches.Offered(ct));

    private static async Task<NoContent> Put(Input input, ChangeSwitches switches, CancellationToken ct)
    {
        await switches.Handle(input, ct);
        return TypedResults.NoContent();
    }
}
