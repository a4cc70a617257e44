using System.Text;

namespace BankingContracts.Benchmarks.Reporting;

/// <summary>A table that reads well as text too.</summary>
internal static class MarkdownTable
{
    /// <summary>The table, with columns as wide as they need to be.</summary>
    public static string Of(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.ToList();
        var widths = heads.Select((head, i) => cells.Select(r => r[i].Length).Append(head.Length).Max()).ToList();
        var text = new StringBuilder();
        Append(heads);
        Append([.. widths.Select(w => new string('-', w))]);
        foreach (var row in cells)
            Append(row);
        return text.ToString();

        void Append(IReadOnlyList<string> row) => text.Append("| ").AppendJoin(" | ", row.Select((cell, i) => cell.PadRight(widths[i]))).Append(" |\n");
    }
}
