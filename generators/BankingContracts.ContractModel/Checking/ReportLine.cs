using System.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>A line of a report: fields with tabs between them.</summary>
internal static class ReportLine
{
    /// <summary>Adds a line.</summary>
    public static void Append(StringBuilder text, params string[] fields) =>
        text.Append(string.Join("\t", fields.Select(Escape))).Append('\n');

    /// <summary>The fields of a line.</summary>
    public static string[] Fields(string line) => [.. line.Split('\t').Select(Unescape)];

    private static string Escape(string field) =>
        field.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\r", "\\r").Replace("\n", "\\n");

    private static string Unescape(string field)
    {
        if (field.IndexOf('\\') < 0)
            return field;
        var text = new StringBuilder();
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && i + 1 < field.Length)
                text.Append(field[++i] switch { 't' => '\t', 'r' => '\r', 'n' => '\n', var c => c });
            else
                text.Append(field[i]);
        }

        return text.ToString();
    }
}
