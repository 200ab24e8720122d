using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Invites a mentor, or changes what is known of one.</summary>
public sealed partial class MentorForm
{
    private IReadOnlyList<StaffMember> _accounts = [];
    private HashSet<string> _sectors = [], _languages = [];
    private string? _name, _trade, _province, _skills, _institution, _phone, _email, _account, _words;
    private int _years, _hours, _most;
    private DateOnly? _member, _insured;

    /// <summary>Whose profile is changed; null to invite somebody.</summary>
    [Parameter] public ShowMentor.Seen? Changed { get; set; }

    private MentorInput Input => new()
    {
        Name = _name ?? "",
        Trade = _trade ?? "",
        Province = _province ?? "",
        Sectors = [.. _sectors],
        Languages = [.. _languages],
        Skills = _skills,
        Institution = _institution,
        Email = TypedText.IsBlank(_email) ? null : _email,
        Phone = _phone,
        HoursPerMonth = _hours,
        Most = _most,
        YearsOfExperience = _years,
        MemberSince = _member,
        InsuredUntil = _insured,
        Account = Guid.TryParse(_account, out var account) ? account : null,
    };

    protected override async Task OnInitializedAsync()
    {
        var known = Changed?.Profile ?? new MentorProfile("", "", tenant.Organisation.Territory.Provinces is [var only] ? only : "") { Languages = ["ar", "fr"], YearsOfExperience = MentoringSettings.Of(tenant.Organisation).LeastExperience };
        (_name, _trade, _province, _skills, _institution, _phone, _email) = (known.Name, known.Trade, known.Province, known.Skills, known.Institution, known.Phone, known.Email);
        (_sectors, _languages) = ([.. known.Sectors], [.. known.Languages]);
        (_years, _hours, _most, _member, _insured) = (known.YearsOfExperience, known.HoursPerMonth, known.Most, known.MemberSince, known.InsuredUntil);
        _account = Changed?.Account?.ToString() ?? "";
        _accounts = await listAccounts.Run(x => x.Handle());
    }

    private static void Toggle(HashSet<string> chosen, string code)
    {
        if (!chosen.Remove(code)) chosen.Add(code);
    }

    private Task Submit() => Send(async () =>
    {
        if (Changed is { } changed) await changeMentor.Run(x => x.Handle(changed.Id, new(Input, changed.Revision)));
        else await inviteMentor.Run(x => x.Handle(new(Input, _words)));
    });
}
