using System.Text;
using BankingContracts.Cli.Contracts;
using BankingContracts.Cli.Session;
using BankingContracts.ContractModel.Locking;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Diffs;

/// <summary>Prints what changed in the contracts.</summary>
internal static class DiffOutput
{
    private const int WidestText = 80;

    public static void Write(VerbContext context, ContractDifference difference)
    {
        if (context.Format == OutputFormat.Markdown)
        {
            context.Environment.Out.Write(DiffMarkdown.Document(difference));
            return;
        }

        context.Print(() => Csv(difference), () => DiffJson.Document(context.Pipeline.Name, difference), () => WriteText(Console(context), difference));
    }

    /// <summary>For sentences: lines that a person reads without moving the head.</summary>
    public static IAnsiConsole Console(VerbContext context)
    {
        var console = Consoles.ForOut(context.Environment);
        console.Profile.Width = Math.Min(console.Profile.Width, WidestText);
        return console;
    }

    private static void WriteText(IAnsiConsole console, ContractDifference difference)
    {
        console.WriteLine();
        Words.WriteTitle(console, $"Contracts since {Name(difference.Base)}", ChangeWords.Counts([.. difference.Changes.Select(static c => c.Change)]));
        foreach (var group in difference.Changes.GroupBy(static c => c.Change.Class))
        {
            console.WriteLine();
            Words.Write(console, 1, ChangeWords.Of(group.Key).ToUpperInvariant(), StyleOf(group.Key));
            foreach (var change in group)
                WriteChange(console, change);
        }

        if (Remark(difference) is { Length: > 0 } remark)
        {
            console.WriteLine();
            Words.Write(console, 1, remark, Styles.Quiet);
        }

        console.WriteLine();
    }

    private static void WriteChange(IAnsiConsole console, ReachingChange item)
    {
        Words.Write(console, 1, $"{ChangeWords.Subject(item.Change)}: {ChangeWords.Of(item.Change)}{(IsAnnouncement(item.Change) ? "; announced by a higher model_version" : "")}");
        foreach (var note in item.Notes)
            Words.Write(console, 4, FormattableString.Invariant($"version {note.Version}: {note.Text}"), Styles.Quiet);
        foreach (var (word, names) in Reached(item.Impact))
            Words.Write(console, 4, $"{word} {string.Join(", ", names)}", Styles.Quiet);
    }

    /// <summary>What a change reaches, with the words before it.</summary>
    public static IEnumerable<(string Word, IReadOnlyList<string> Names)> Reached(ChangeImpact impact) =>
        new (string Word, IReadOnlyList<string> Names)[]
        {
            ("computed from it:", [.. impact.Columns.Select(static c => c.ToString())]),
            ("rows depend on it:", impact.Rows),
            ("in exports:", impact.Exports),
        }.Where(static r => r.Names.Count > 0);

    /// <summary>Whether consumers were told of a breaking change.</summary>
    public static bool IsAnnouncement(ContractChange change) => change is { Class: ChangeClass.Breaking, IsAnnounced: true, Kind: not ChangeKind.ModelRemoved };

    /// <summary>The earlier state, as the user named it, with its commit.</summary>
    public static string Name(ComparedBase of) => of.Commit is { } commit ? $"{of.Name} ({commit})" : of.Name;

    /// <summary>What the reader must know about the result; empty if there is nothing.</summary>
    public static string Remark(ContractDifference difference) => string.Join(' ', Remarks(difference));

    private static IEnumerable<string> Remarks(ContractDifference difference)
    {
        if (difference.Base is { Commit: not null, IsLockFile: true })
            yield return "The contracts of that commit are not valid today, so its lock file was compared.";
        if (difference.Unknown.Count > 0)
            yield return $"This build did not check the SQL of {string.Join(", ", difference.Unknown)}, so what they read is not shown.";
    }

    private static Style StyleOf(ChangeClass of) => of switch
    {
        ChangeClass.Breaking => Styles.Failure,
        ChangeClass.Additive => Styles.Success,
        ChangeClass.Patch => Styles.Quiet,
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, "no such class"),
    };

    private static string Csv(ContractDifference difference)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, [.. ChangeWords.Headers, "announced", "columns", "rows", "exports"]);
        foreach (var (change, impact, _) in difference.Changes)
        {
            CsvText.AppendRow(
                csv,
                [
                    .. ChangeWords.Cells(change), change.IsAnnounced ? "true" : "false",
                    .. new[] { string.Join(' ', impact.Columns), string.Join(' ', impact.Rows), string.Join(' ', impact.Exports) }.Select(ChangeWords.OrNull),
                ]);
        }

        return csv.ToString();
    }
}
