using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Letters;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>The name in the other script, where somebody wrote it down for a contract.</summary>
internal sealed class NamesOfContracts(PlatformDb db) : IKnowNames
{
    public Task<string?> OtherNameOf(Id<LoanApplication> application, CancellationToken ct) =>
        (from loan in db.Loans
         where loan.ApplicationId == application
         join particulars in db.Set<ContractParticulars>() on loan.Id equals particulars.LoanId
         select particulars.OtherName).FirstOrDefaultAsync(ct);
}
