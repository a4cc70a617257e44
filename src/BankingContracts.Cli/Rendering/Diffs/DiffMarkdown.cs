using System.Globalization;
using System.Text;
using BankingContracts.Cli.Contracts;
using BankingContracts.ContractModel.Locking;

namespace BankingContracts.Cli.Rendering.Diffs;

/// <summary>What changed in the contracts as Markdown, for a comment of a pull request.</summary>
internal static class DiffMarkdown
{
    private const int NamesShown = 8;

    public static string Document(ContractDifference difference)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### Contracts since {Code(DiffOutput.Name(difference.Base))}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{ChangeWords.Counts([.. difference.Changes.Select(static c => c.Change)])}\n");
        if (difference.Changes.Count > 0)
        {
            text.Append("\n| | where | what | reaches |\n|---|---|---|---|\n");
            foreach (var item in difference.Changes)
                text.Append(CultureInfo.InvariantCulture, $"| {Class(item.Change.Class)} | {Code(ChangeWords.Subject(item.Change))} | {What(item)} | {string.Join("<br>", DiffOutput.Reached(item.Impact).Select(static r => $"{r.Word} {Names(r.Names)}"))} |\n");
        }

        if (DiffOutput.Remark(difference) is { Length: > 0 } remark)
            text.Append(CultureInfo.InvariantCulture, $"\n{Plain(remark)}\n");
        return text.ToString();
    }

    private static string Class(ChangeClass of) => of == ChangeClass.Breaking ? $"**{ChangeWords.Of(of)}**" : ChangeWords.Of(of);

    private static string What(ReachingChange item) => string.Join("<br>", item.Notes
        .Select(static n => string.Create(CultureInfo.InvariantCulture, $"version {n.Version}: {Plain(n.Text)}"))
        .Prepend(Plain(ChangeWords.Of(item.Change)) + (DiffOutput.IsAnnouncement(item.Change) ? "; announced by a higher model_version" : "")));

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown).Select(Code)) + (names.Count > NamesShown ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - NamesShown} more") : "");

    /// <summary>Names have no backquotes; a pipe would end the cell of a table.</summary>
    private static string Code(string text) => $"`{OneLine(text).Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>A text of an author must not become a part of the page: a link, a mention, a heading, HTML.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in OneLine(text))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '|' or '#' or '@' or '~' or '!')
                plain.Append('\\');
            plain.Append(c);
        }

        return plain.ToString();
    }

    private static string OneLine(string text) => Wording.DisplayText.OneLine(text);
}
