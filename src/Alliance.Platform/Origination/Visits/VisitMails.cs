using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Calendar;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Tells the calendar of whoever goes of a visit that is to come, changed or called off. Asks for no permission and saves nothing: both are the use case's.</summary>
/// <remarks>The mail names the dossier's number and the place, and nobody. Whoever plans a visit for themselves is sent it too: it is for their calendar.</remarks>
public sealed class VisitMails(TenantContext tenant, NetworkAddress network, IStaff staff, IBusinessDate business, PostMail post)
{
    /// <summary>How long a calendar keeps free.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <param name="wentBefore">Who was to go until now, where that is somebody else.</param>
    internal async Task Follow(Visit visit, LoanApplication dossier, Guid? wentBefore, CancellationToken ct)
    {
        var boxes = (await staff.Mailboxes(Permissions.RegisterApplications, ct)).ToDictionary(x => x.AccountId);
        if (wentBefore is { } before && before != visit.GoesId && boxes.GetValueOrDefault(before) is { } box) await Send(visit, dossier, box, "off", ct);
        if (visit.State is VisitState.Done || visit.On < business.Today || boxes.GetValueOrDefault(visit.GoesId) is not { } to) return;
        await Send(visit, dossier, to, visit.State is VisitState.CalledOff ? "off" : visit.Steps.Count > 1 ? "changed" : "planned", ct);
    }

    private Task Send(Visit visit, LoanApplication dossier, StaffMailbox to, string how, CancellationToken ct)
    {
        var words = new DocumentWords(typeof(VisitsText), Cultures.Find(to.Language) ?? Cultures.French);
        var link = new Uri(network.Of(tenant.Organisation), $"applications/{dossier.Id}#visits");
        var when = words["mail.when", words.Date(visit.On), visit.At.ToString("HH:mm", CultureInfo.InvariantCulture)];
        string?[] parts = [words["mail.visitor", to.Name], words[$"mail.{how}", dossier.Number, when], how is "off" ? null : words["mail.where", visit.Place], $"{link}", tenant.Organisation.NameIn(to.Language)];
        var meeting = new Meeting($"{visit.Id.Value:N}@{network.BaseDomain}", visit.Steps.Count, words["mail.summary", dossier.Number], visit.On)
        {
            At = visit.At,
            Offset = OrganisationBusinessDate.OffsetOf(tenant.Organisation.TimeZone, new(visit.On.ToDateTime(visit.At), TimeSpan.Zero)),
            Length = Length,
            Place = visit.Place,
            Description = $"{link}",
        };
        return post.Handle(to, (words[$"mail.{how}.subject", dossier.Number, words.Date(visit.On)], string.Join("\n\n", parts.OfType<string>())), meeting, how is "off" ? MeetingMethod.Cancel : MeetingMethod.Request, ct);
    }
}
