using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Knows an applicant's name in the script that their dossier doesn't have it in. Kept by the area that makes contracts, which this one can't name.</summary>
public interface IKnowNames
{
    /// <returns>Null where nobody wrote it down.</returns>
    Task<string?> OtherNameOf(Id<LoanApplication> application, CancellationToken ct);
}
