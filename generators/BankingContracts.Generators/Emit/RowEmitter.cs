using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes a model's row: a record that reads and writes its own fields.</summary>
internal static class RowEmitter
{
    /// <summary>Writes the type <paramref name="row"/>, the row of <paramref name="model"/>.</summary>
    public static void Write(IndentedWriter writer, ResolvedModel model, string row, string rootNamespace)
    {
        var properties = CSharpNames.Properties(model, row);
        if (!DocComment.Describe(writer, model.Description))
            DocComment.Summary(writer, $"A row of <c>{DocComment.Escape(model.Name)}</c>.");
        writer.Line($"public sealed partial record {row} : {RuntimeNames.Rows}IRow<{row}>");
        writer.Block("{", "}", w =>
        {
            for (var i = 0; i < model.Columns.Count; i++)
                WriteProperty(w, model.Columns[i], properties[i]);
            w.Line("/// <inheritdoc/>");
            w.Line($"public static {RuntimeNames.Definitions}ModelDefinition Model => {CSharpNames.Definition(rootNamespace, model.Layer, row)};");
            w.Line();
            WriteRead(w, model, row, properties);
            w.Line();
            WriteWrite(w, properties);
        });
    }

    private static void WriteProperty(IndentedWriter writer, ColumnContract column, string property)
    {
        if (!DocComment.Describe(writer, column.Description))
            DocComment.Summary(writer, $"The column <c>{DocComment.Escape(column.Name)}</c>.");
        var type = DataTypes.Of(column.Type).CSharp ?? throw new InvalidOperationException($"The column '{column.Name}' of a complete model has a type.");
        if (column.IsNotNull)
            writer.Line($"public required {type} {property} {{ get; init; }}");
        else
            writer.Line($"public {type}? {property} {{ get; init; }}");
        writer.Line();
    }

    private static void WriteRead(IndentedWriter writer, ResolvedModel model, string row, EquatableArray<string> properties)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {row} Read<TReader>(TReader fields)");
        writer.Deeper(w => w.Line($"where TReader : {RuntimeNames.Rows}IFieldReader => new()"));
        writer.Block("{", "};", w =>
        {
            for (var i = 0; i < model.Columns.Count; i++)
            {
                var column = model.Columns[i];
                var (getter, index) = (DataTypes.Of(column.Type).Getter, CSharpLiteral.Integer(i));
                if (column.IsNotNull)
                    w.Line($"{properties[i]} = fields.{getter}({index}),");
                else
                    w.Line($"{properties[i]} = fields.IsNull({index}) ? null : fields.{getter}({index}),");
            }
        });
    }

    private static void WriteWrite(IndentedWriter writer, EquatableArray<string> properties)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public void Write<TWriter>(TWriter fields)");
        writer.Deeper(w => w.Line($"where TWriter : {RuntimeNames.Rows}IFieldWriter"));
        writer.Block("{", "}", w =>
        {
            for (var i = 0; i < properties.Count; i++)
                w.Line($"fields.Put({CSharpLiteral.Integer(i)}, {properties[i]});");
        });
    }
}
