using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The columns the work list can be ordered by.</summary>
public enum ArrearsOrder
{
    DaysLate,
    AmountLate,
    Outstanding,
    Number,
    Enterprise,
}

public sealed partial class ListArrears
{
    public sealed record Input
    {
        /// <summary>Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</summary>
        public string? Search { get; init; }

        /// <summary>From 0: a bucket of the platform's settings.</summary>
        public int? Bucket { get; init; }

        /// <summary>Null for all.</summary>
        public DossierFilter? Whose { get; init; }

        /// <summary>Late since this day or later.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Late since this day or earlier.</summary>
        public DateOnly? To { get; init; }

        /// <summary>Of those that match, these alone; null for all.</summary>
        public IReadOnlyList<Id<Loan>>? Only { get; init; }

        /// <summary>Only loans whose latest promise was broken.</summary>
        public bool PromiseBroken { get; init; }

        /// <summary>Only loans without a contact in the last so many days.</summary>
        public int? NoContactFor { get; init; }

        /// <summary>Only loans whose next step, noted with the last contact, is due.</summary>
        public bool StepDue { get; init; }

        /// <summary>Only loans with an open promise for today or the days to come (<see cref="CountFollowUp.Soon"/>).</summary>
        public bool PromiseDue { get; init; }

        /// <summary>Only loans more than so many days late.</summary>
        public int? Over { get; init; }

        public ArrearsOrder OrderBy { get; init; } = ArrearsOrder.DaysLate;
        public bool Descending { get; init; } = true;
        public Paging Page { get; init; }
    }

    /// <summary>The same as <see cref="Input"/>, as a query string has it.</summary>
    public sealed record Query
    {
        [StringLength(100)] public string? Search { get; init; }
        [Range(0, 20)] public int? Bucket { get; init; }
        [StringLength(Origination.Applications.Officer.LongestName)] public string? Officer { get; init; }
        [StringLength(60)] public string? Province { get; init; }
        [StringLength(40)] public string? Sector { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public bool? PromiseBroken { get; init; }
        [Range(1, 3650)] public int? NoContactFor { get; init; }
        public bool? StepDue { get; init; }
        public bool? PromiseDue { get; init; }
        [Range(0, 3650)] public int? Over { get; init; }
        public Word<ArrearsOrder>? OrderBy { get; init; }
        public bool? Descending { get; init; }
        [Range(1, Paging.LastNumber)] public int? Page { get; init; }
        [Range(1, Paging.LargestSize)] public int? Size { get; init; }

        /// <summary>Chosen rows: of those that match, these alone.</summary>
        [MaxLength(Paging.LargestSize)] public Id<Loan>[]? Id { get; init; }

        /// <summary>All that match, whatever rows are chosen: somebody who takes a whole page, and then all that were found, sends both.</summary>
        public bool? All { get; init; }

        internal Input ToInput() => new()
        {
            Search = Search,
            Bucket = Bucket,
            Whose = new(Officer, Province, Sector),
            From = From,
            To = To,
            Only = All is not true && Id is { Length: > 0 } ? Id : null,
            PromiseBroken = PromiseBroken ?? false,
            NoContactFor = NoContactFor,
            StepDue = StepDue ?? false,
            PromiseDue = PromiseDue ?? false,
            Over = Over,
            OrderBy = OrderBy?.Value ?? ArrearsOrder.DaysLate,
            Descending = Descending ?? true,
            Page = Paging.Of(Page, Size),
        };
    }
}
