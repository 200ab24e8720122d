using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Files.Iso20022;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Returned debits in the bank's messages. A notice tells of debits that held and of fees too: those must not be taken back.</summary>
internal static class IsoReturns
{
    private const string Debit = "DBIT";
    private const string Credit = "CRDT";

    public static ReturnsContents Of(Iso20022Message message, DateOnly today) => message.Kind is Iso20022Kind.PaymentStatus ? OfStatus(message.Answers) : OfEntries(message.Reports, today);

    private static ReturnsContents OfEntries(IReadOnlyList<Iso20022Report> reports, DateOnly today)
    {
        var (debits, notReturned, setAside, number) = (new List<ReturnedDebit>(), 0, 0, 0);
        foreach (var (index, entry) in reports.SelectMany(x => x.Entries).Index())
        {
            var first = debits.Count;
            if (entry.Payments.Count == 0) setAside++;
            foreach (var payment in entry.Payments)
            {
                number++;
                var direction = payment.Direction ?? entry.Direction;
                var isSure = payment.IsReturn || entry.IsReversal;
                if (!entry.IsBooked) setAside++; // it may never happen; when it does, it is told again
                else if (direction is Credit || (!isSure && direction is not Debit)) notReturned++; // a reversal that pays us: the bank takes its own return back
                else if (!isSure && payment.EndToEndId is null) setAside++; // money that went for something else
                else debits.Add(Returned(number, entry, payment, today));
            }

            if (entry.Payments.Count > 1 && debits.Count - first == entry.Payments.Count && Rest(index, entry) is { } sum)
                for (var i = first; i < debits.Count; i++) if (debits[i] is { Amount: null, Problem: null }) debits[i] = debits[i] with { Of = sum };
        }

        return new() { Debits = debits, NotReturned = notReturned, SetAside = setAside };
    }

    /// <returns>Null where an amount can't be read.</returns>
    private static ReturnedSum? Rest(int index, Iso20022Entry entry)
    {
        try
        {
            return entry.Amount is { } whole ? new(index, whole.Read() - entry.Payments.Select(x => x.Amount).OfType<IsoAmount>().Sum(x => x.Read())) : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    private static ReturnedDebit Returned(int number, Iso20022Entry entry, Iso20022Payment payment, DateOnly today)
    {
        var debit = new ReturnedDebit(number, ReturnsFile.Short(payment.EndToEndId ?? ""), ReturnsFile.ShortReason(payment.ReturnReason), null);
        try
        {
            var amount = (payment.Amount ?? (entry.Payments.Count == 1 ? entry.Amount : null))?.Read();
            return debit with { On = ReturnsFile.Day(WrittenDay.Read(entry.ValueOn, today), WrittenDay.Read(entry.BookedOn, today), today), Amount = amount, Problem = payment.EndToEndId is null ? "no-reference" : null };
        }
        catch (UnreadableException wrong)
        {
            return debit with { Problem = wrong.Fault };
        }
    }

    /// <summary>What is said of the file holds for its blocks, and what is said of a block for its debits, unless they say otherwise themselves.</summary>
    private static ReturnsContents OfStatus(IReadOnlyList<Iso20022Answer> answers)
    {
        var (debits, files, notReturned) = (new List<ReturnedDebit>(), new List<RejectedFile>(), 0);
        Iso20022Answer? group = null, block = null;
        foreach (var (index, answer) in answers.Index())
        {
            var number = index + 1;
            if (answer.EndToEndId is null && answer.BlockId is null) (group, block) = (answer, null);
            else if (answer.EndToEndId is null) block = answer;

            var status = answer.Status ?? (answer.EndToEndId is null ? null : block?.Status ?? group?.Status ?? Iso20022Answer.Rejected);
            if (answer.EndToEndId is { } reference && status is Iso20022Answer.Rejected) debits.Add(OfAnswer(number, reference, answer with { Reason = answer.Reason ?? Why(block) ?? Why(group) }));
            else if (answer.EndToEndId is not null) notReturned++;
            else if (answer.Status is Iso20022Answer.Rejected && answer.MessageId is { } file) files.Add(new(number, file, answer.BlockId, ReturnsFile.ShortReason(answer.Reason ?? Why(group))));
        }

        return new() { Debits = debits, Files = Once(files), NotReturned = notReturned };
    }

    private static string? Why(Iso20022Answer? above) => above is { Status: Iso20022Answer.Rejected } ? above.Reason : null;

    /// <summary>Each is looked for in the database.</summary>
    /// <exception cref="UnreadableException"><c>too-many-files</c>.</exception>
    private static List<RejectedFile> Once(List<RejectedFile> files)
    {
        List<RejectedFile> once = [.. files.DistinctBy(x => (x.File, x.Block))];
        return once.Count <= ReturnsFile.MostFiles ? once : throw new UnreadableException("too-many-files", $"An answer rejects at most {ReturnsFile.MostFiles} files or days of collection.", ReturnsFile.MostFiles);
    }

    private static ReturnedDebit OfAnswer(int number, string reference, Iso20022Answer answer)
    {
        var debit = new ReturnedDebit(number, ReturnsFile.Short(reference), ReturnsFile.ShortReason(answer.Reason), null);
        try
        {
            return debit with { Amount = answer.Amount?.Read() };
        }
        catch (UnreadableException wrong)
        {
            return debit with { Problem = wrong.Fault };
        }
    }
}
