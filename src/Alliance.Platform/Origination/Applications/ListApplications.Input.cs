using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

public sealed partial class ListApplications
{
    public sealed record Input
    {
        /// <summary>Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</summary>
        public string? Search { get; init; }
        public ApplicationStatus? Status { get; init; }

        /// <summary>Those alone that wait for a decision, on whatever step of their way.</summary>
        public bool Open { get; init; }

        /// <summary>Those alone whose applicants are owed a decision already.</summary>
        public bool Overdue { get; init; }

        /// <summary>What the board shows alone: what waits for a decision, and what was decided within <see cref="RecentDays"/>.</summary>
        public bool Board { get; init; }

        /// <summary>Null for all.</summary>
        public DossierFilter? Whose { get; init; }

        /// <summary>Received on this day or later.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Received on this day or earlier.</summary>
        public DateOnly? To { get; init; }

        /// <summary>Decided on this day or later.</summary>
        public DateOnly? DecidedFrom { get; init; }

        /// <summary>Of those that match, these alone; null for all.</summary>
        public IReadOnlyList<Id<LoanApplication>>? Only { get; init; }
        public ApplicationOrder OrderBy { get; init; } = ApplicationOrder.ReceivedOn;
        public bool Descending { get; init; } = true;
        public Paging Page { get; init; }
    }

    /// <summary>The same as a query string.</summary>
    public sealed record Query
    {
        [StringLength(100)] public string? Search { get; init; }
        public Word<ApplicationStatus>? Status { get; init; }
        public bool? Open { get; init; }
        public bool? Overdue { get; init; }
        public bool? Board { get; init; }
        [StringLength(Applications.Officer.LongestName)] public string? Officer { get; init; }
        [StringLength(60)] public string? Province { get; init; }
        [StringLength(40)] public string? Sector { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public DateOnly? DecidedFrom { get; init; }
        public Word<ApplicationOrder>? OrderBy { get; init; }
        public bool? Descending { get; init; }
        [Range(1, Paging.LastNumber)] public int? Page { get; init; }
        [Range(1, Paging.LargestSize)] public int? Size { get; init; }

        /// <summary>Chosen rows: of those that match, these alone.</summary>
        [MaxLength(Paging.LargestSize)] public Id<LoanApplication>[]? Id { get; init; }

        /// <summary>All that match, whatever rows are chosen: somebody who takes a whole page, and then all that were found, sends both.</summary>
        public bool? All { get; init; }

        internal Input ToInput() => new()
        {
            Search = Search,
            Status = Status?.Value,
            Open = Open is true,
            Overdue = Overdue is true,
            Board = Board is true,
            Whose = new(Officer, Province, Sector),
            From = From,
            To = To,
            DecidedFrom = DecidedFrom,
            Only = All is not true && Id is { Length: > 0 } ? Id : null,
            OrderBy = OrderBy?.Value ?? ApplicationOrder.ReceivedOn,
            Descending = Descending ?? true,
            Page = Paging.Of(Page, Size),
        };
    }

    public sealed record Row
    {
        public required Id<LoanApplication> Id { get; init; }
        public required string Number { get; init; }
        public required string Enterprise { get; init; }
        public required string Entrepreneur { get; init; }
        public required string Officer { get; init; }
        public required string Province { get; init; }
        public required string Sector { get; init; }
        public required DateOnly ReceivedOn { get; init; }
        public required Money Amount { get; init; }
        public required ApplicationStatus Status { get; init; }

        /// <summary>Since when it stands in its state.</summary>
        public required DateOnly Since { get; init; }

        /// <summary>Days since then, as of the business date.</summary>
        public int DaysInState { get; internal set; }
        public required DateOnly? DecidedOn { get; init; }
        public required Money? Approved { get; init; }
    }

    public sealed record Found(IReadOnlyList<Row> Rows, int Total);

    internal sealed record Place(Id<LoanApplication> Id, string Number, ApplicationStatus Status, DateOnly Since, Money Amount);
}
