using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Federation.Network;

internal static class StatusTone
{
    public static Tone ToTone(this OrganisationStatus status) => status switch
    {
        OrganisationStatus.Active => Tone.Good,
        OrganisationStatus.Onboarding => Tone.Warning,
        _ => Tone.Bad,
    };
}
