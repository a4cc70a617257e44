using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes the file of a source model. It leaves out default values.</summary>
internal static class SourceBodyEmitter
{
    /// <summary>The body of <paramref name="model"/> as a line of an object initializer.</summary>
    public static void Write(IndentedWriter writer, ResolvedModel model, SourceContract source)
    {
        writer.Line($"Body = new {RuntimeNames.Definitions}SourceBody");
        writer.Block("{", "},", w =>
        {
            w.Line($"File = {CSharpLiteral.String(source.File)},");
            WriteFields(w, model, source);
            WriteFormat(w, source);
            WriteDelivery(w, source);
            WriteRatio(w, "MaxDeleteRatio", source.MaxDeleteRatio);
            WriteRatio(w, "MaxQuarantineRatio", source.MaxQuarantineRatio);
        });
    }

    private static void WriteFields(IndentedWriter writer, ResolvedModel model, SourceContract source)
    {
        writer.Line("Fields =");
        writer.Block("[", "],", w =>
        {
            foreach (var column in model.Columns.Where(static c => c.Generated == GeneratedColumn.None))
                w.Line($"new({CSharpLiteral.String(column.Name)}, Header: {CSharpLiteral.String(source.HeaderOf(column.Name))}){Options(source, column)},");
        });
        var loadedAt = model.Columns.Single(static c => c.Generated == GeneratedColumn.LoadedAt);
        writer.Line($"LoadedAtColumn = {CSharpLiteral.String(loadedAt.Name)},");
        if (model.MayLack.Count > 0)
        {
            writer.Line($"AbsentColumn = {CSharpLiteral.String(AbsentColumn.Name)},");
            writer.Line($"MayLack = {CSharpLiteral.Strings(model.MayLack)},");
        }
    }

    /// <summary>What only few columns have, as an object initializer; empty when there is nothing.</summary>
    private static string Options(SourceContract source, ColumnContract column)
    {
        var options = new List<string>();
        if (source.HeadersOf(column.Name).Skip(1).ToList() is { Count: > 0 } others)
            options.Add("OtherHeaders = " + CSharpLiteral.Strings(others));
        if (column.IsOptional)
            options.Add("IsOptional = true");
        return options.Count == 0 ? "" : " { " + string.Join(", ", options) + " }";
    }

    private static void WriteFormat(IndentedWriter writer, SourceContract source)
    {
        writer.Line($"Delimiter = {CSharpLiteral.Char(source.Delimiter[0])},");
        writer.Line($"Quote = {(source.Quote.Length == 0 ? "null" : CSharpLiteral.Char(source.Quote[0]))},");
        writer.Line($"HasHeader = {CSharpLiteral.Boolean(source.HasHeader)},");
        writer.Line($"Encoding = {CSharpLiteral.String(source.Encoding)},");
        if (!source.ChecksEncoding)
            writer.Line($"ChecksEncoding = {CSharpLiteral.Boolean(source.ChecksEncoding)},");
        if (source.NullValues.Count > 0)
            writer.Line($"NullValues = {CSharpLiteral.Strings(source.NullValues)},");
    }

    private static void WriteDelivery(IndentedWriter writer, SourceContract source)
    {
        writer.Line($"Delivery = {RuntimeNames.Value("Delivery", source.Delivery)},");
        if (source.FilesAreParts)
            writer.Line($"FilesAreParts = {CSharpLiteral.Boolean(source.FilesAreParts)},");
        if (source.IsArchived is true)
            writer.Line("IsArchived = true,");
        if (source.Key.Count > 0)
            writer.Line($"Key = {CSharpLiteral.Strings(source.Key)},");
        if (source.Operation is { } operation)
        {
            writer.Line($"OperationColumn = {CSharpLiteral.String(operation.Column)},");
            writer.Line($"DeleteValues = {CSharpLiteral.Strings(operation.DeleteValues)},");
            if (operation.IgnoreValues.Count > 0)
                writer.Line($"IgnoreValues = {CSharpLiteral.Strings(operation.IgnoreValues)},");
        }

        if (source.SequenceColumn is not null)
            writer.Line($"SequenceColumn = {CSharpLiteral.String(source.SequenceColumn)},");
    }

    private static void WriteRatio(IndentedWriter writer, string property, decimal ratio) =>
        writer.Line($"{property} = {CSharpLiteral.Decimal(ratio)},");
}
