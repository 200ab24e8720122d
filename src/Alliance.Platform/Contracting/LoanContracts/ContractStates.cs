using Alliance.Ui;

namespace Alliance.Platform.Contracting.LoanContracts;

internal static class ContractStates
{
    public static Tone ToneOf(ContractState state) => state switch
    {
        ContractState.Sealed => Tone.Good,
        ContractState.ToSign => Tone.Warning,
        _ => Tone.Bad,
    };
}
