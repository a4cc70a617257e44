using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Rendering.Examples;

/// <summary>Writes an example as a file of the folder <c>tests/examples</c>.</summary>
internal static partial class ExampleYaml
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file with <paramref name="example"/>.</summary>
    public static string Of(ExampleDefinition example)
    {
        var text = new StringBuilder("version: 2\nexamples:\n").Append($"  - name: {Scalar(example.Name)}\n    model: {example.Model}\n");
        if (example.Batches is [{ RunAt: null } only])
        {
            AppendGiven(text, "    ", only);
        }
        else
        {
            text.Append("    batches:\n");
            foreach (var batch in example.Batches)
            {
                text.Append($"      - run_at: {Scalar(batch.RunAt!)}\n");
                AppendGiven(text, "        ", batch);
            }
        }

        text.Append("    expect:\n");
        AppendExpected(text, "rows", example.Expected.Rows);
        AppendExpected(text, "contains", example.Expected.Contains);
        AppendExpected(text, "quarantined", example.Expected.Quarantined);
        return text.ToString();
    }

    private static void AppendGiven(StringBuilder text, string indent, ExampleBatch batch)
    {
        text.Append($"{indent}given:\n");
        foreach (var table in batch.Given)
            AppendRows(text, indent + "  ", table.Model, table.Rows);
    }

    private static void AppendExpected(StringBuilder text, string key, IReadOnlyList<ExampleRow>? rows)
    {
        if (rows is not null)
            AppendRows(text, "      ", key, rows);
    }

    /// <summary>Rows of one model have the same columns.</summary>
    private static void AppendRows(StringBuilder text, string indent, string key, IReadOnlyList<ExampleRow> rows)
    {
        if (rows.Count == 0)
        {
            text.Append($"{indent}{key}: []\n");
            return;
        }

        text.Append($"{indent}{key}:\n{indent}  columns: [{string.Join(", ", rows[0].Columns)}]\n{indent}  rows:\n");
        foreach (var row in rows)
            text.Append($"{indent}    - [{string.Join(", ", row.Values.Select(static v => v is null ? "null" : Scalar(v)))}]\n");
    }

    private static string Scalar(string value) => Plain().IsMatch(value) && value.ToLowerInvariant() is not ("null" or "~") ? value : JsonSerializer.Serialize(value, Quoted);

    /// <summary>Words and numbers that need no quotes anywhere.</summary>
    [GeneratedRegex(@"\A(-?[0-9]+(\.[0-9]+)?|[A-Za-z0-9_]+([ .-][A-Za-z0-9_]+)*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
