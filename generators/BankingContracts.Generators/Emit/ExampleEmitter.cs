using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes the examples of all models.</summary>
internal static class ExampleEmitter
{
    /// <summary>The class in <see cref="HintNames.Examples"/>.</summary>
    public const string Class = "ContractExamples";

    /// <summary>The file's text.</summary>
    public static string Emit(string rootNamespace, EquatableArray<ExampleContract> examples)
    {
        var writer = new IndentedWriter();
        FileHeader.Write(writer);
        if (rootNamespace.Length > 0)
        {
            writer.Line($"namespace {rootNamespace};");
            writer.Line();
        }

        DocComment.Summary(writer, "The examples of the models.");
        writer.Line($"public static class {Class}");
        writer.Block("{", "}", w =>
        {
            DocComment.Summary(w, "All examples, by file, in file order.");
            w.Line($"public static global::System.Collections.Generic.IReadOnlyList<{RuntimeNames.Definitions}ExampleDefinition> All {{ get; }} =");
            w.Block("[", "];", e =>
            {
                foreach (var example in examples)
                    Write(e, example);
            });
        });
        return writer.Finish();
    }

    private static void Write(IndentedWriter writer, ExampleContract example)
    {
        writer.Line("new(");
        writer.Deeper(w =>
        {
            w.Line($"Name: {CSharpLiteral.String(example.Name)},");
            w.Line($"Model: {CSharpLiteral.String(example.Model)},");
            w.Line("Batches:");
            w.Block("[", "],", b =>
            {
                foreach (var batch in example.Batches)
                    WriteBatch(b, batch);
            });
            w.Line("Expected: new()");
            w.Block("{", "})", e => WriteExpected(e, example.Expected));
        });
        writer.Block("{", "},", w =>
        {
            if (example.Description.Length > 0)
                w.Line($"Description = {CSharpLiteral.String(example.Description)},");
            w.Line($"File = {CSharpLiteral.String(example.File)},");
        });
    }

    private static void WriteBatch(IndentedWriter writer, ExampleBatch batch)
    {
        writer.Line($"new({Optional(batch.RunAt)},");
        writer.Block("[", "]),", w =>
        {
            foreach (var table in batch.Given)
                WriteRows(w, $"new({CSharpLiteral.String(table.Model)},", table.Rows, "]),");
        });
    }

    private static void WriteExpected(IndentedWriter writer, ExampleExpectation expected)
    {
        if (expected.Rows is { } rows)
            WriteRows(writer, "Rows =", rows, "],");
        if (expected.Contains is { } contains)
            WriteRows(writer, "Contains =", contains, "],");
        if (expected.Quarantined is { } quarantined)
            WriteRows(writer, "Quarantined =", quarantined, "],");
        if (expected.Count is { } count)
            writer.Line($"Count = {CSharpLiteral.Integer(count)},");
        if (expected.OrderBy.Count > 0)
            writer.Line($"OrderBy = {CSharpLiteral.Strings(expected.OrderBy)},");
    }

    private static void WriteRows(IndentedWriter writer, string before, EquatableArray<ExampleRow> rows, string close)
    {
        writer.Line(before);
        writer.Block("[", close, w =>
        {
            foreach (var row in rows)
                w.Line($"new({CSharpLiteral.Strings(row.Cells.Select(static c => c.Column))}, [{string.Join(", ", row.Cells.Select(static c => Optional(c.Value)))}]){Line(row)},");
        });
    }

    private static string Line(ExampleRow row) => row.Line is { } line ? $" {{ Line = {CSharpLiteral.String(line)} }}" : "";

    private static string Optional(string? value) => value is null ? "null" : CSharpLiteral.String(value);
}
