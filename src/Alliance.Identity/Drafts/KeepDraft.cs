using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Drafts;

/// <summary>Keeps what a person has typed into a form so far; the same form again replaces it. Beyond so many, the oldest goes.</summary>
/// <remarks>Asks for no permission: it shows and changes nothing but what its own person has typed.</remarks>
public sealed class KeepDraft(IdentityDb db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Of one person.</summary>
    public const int Most = 20;

    /// <summary>Of one form; the largest has about forty.</summary>
    private const int MostFields = 150;

    /// <summary>All of them together, as they are stored. The longest field takes 4 000.</summary>
    private const int LongestFields = 24_000;

    /// <summary>A letter counts for one in either script. Nobody is shown this text but as JSON again.</summary>
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of a form that is a page: a dossier is typed over several days.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromDays(14);

    /// <summary>Of a form over a page: an amount that was typed last week is of no use today.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromDays(1);

    /// <param name="Href">Where it is opened: within this host.</param>
    /// <param name="Person">Whose page it was typed into: in another tab somebody else may have signed in meanwhile.</param>
    /// <param name="Fields">What stands in each field that was touched, by its id.</param>
    /// <param name="IsBrief">Of a form over a page.</param>
    /// <param name="About">The mark of what the form was about when the first field was touched (<see cref="FormSubject"/>).</param>
    public sealed record Input(
        [property: Required, StringLength(Draft.LongestPage), RegularExpression("/[^?#]*")] string Page,
        [property: Required, StringLength(Draft.LongestForm)] string Form,
        [property: Required, StringLength(Draft.LongestHref), RegularExpression(@"/(?:[^/\\].*)?")] string Href,
        [property: StringLength(Draft.LongestTitle)] string? Title,
        Guid Person,
        [property: Required] IReadOnlyDictionary<string, string> Fields,
        bool IsBrief = false,
        [property: StringLength(FormSubject.MarkLength)] string? About = null);

    public static void Map(IEndpointRouteBuilder drafts) => drafts.MapPost("", Post);

    /// <exception cref="RefusedException"><c>draft.another-person</c>, <c>draft.too-large</c>.</exception>
    public async Task Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (user.AccountId is not { } id || id != input.Person) throw new RefusedException("draft.another-person", "Somebody else is signed in by now.");
        var fields = JsonSerializer.Serialize(input.Fields, AsTyped);
        if (input.Fields.Count > MostFields || fields.Length > LongestFields) throw new RefusedException("draft.too-large", "That is more than a form holds.");

        var me = new Id<Account>(id);
        var mine = await db.Set<Draft>().Where(x => x.AccountId == me).OrderByDescending(x => x.KeptAt).ToListAsync(ct);
        var draft = mine.Find(x => x.Page == input.Page && x.Form == input.Form);
        if (draft is null)
        {
            db.RemoveRange(mine.Skip(Most - 1));
            db.Add(draft = new(me, input.Page, input.Form));
        }

        var now = clock.GetUtcNow().UtcDateTime;
        draft.Put(input.Href, input.Title ?? "", input.About, fields, now, now + (input.IsBrief ? Short : Long));
        await db.SaveChangesAsync(ct);
    }

    private static async Task<NoContent> Post(Input input, KeepDraft keepDraft, CancellationToken ct)
    {
        await keepDraft.Handle(input, ct);
        return TypedResults.NoContent();
    }
}
