using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The rows of loans, and what is about to be stored of them.</summary>
public static class LoanSets
{
    extension(PlatformDb db)
    {
        public DbSet<Loan> Loans => db.Set<Loan>();

        /// <summary>The events about to be stored, by hand, from a statement or from a direct-debit file.</summary>
        public ILookup<Id<Loan>, LoanEvent> EventsEntered() =>
            db.Added<LoanEvent>().ToLookup(x => x.Property<Id<Loan>>("LoanId").CurrentValue, x => x.Entity);
    }
}
