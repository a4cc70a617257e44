using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes a model's class: the compiled contract that the runtime executes.</summary>
internal static class DefinitionEmitter
{
    /// <summary>The class of <paramref name="compiled"/>.</summary>
    public static void Write(IndentedWriter writer, CompiledModel compiled)
    {
        var name = compiled.Model.Name;
        DocComment.Summary(writer, $"The compiled contract of <c>{DocComment.Escape(name)}</c>; its rows are <see cref=\"{compiled.Row}\"/>.");
        writer.Line($"public static class {CSharpNames.ModelClass(compiled.Row)}");
        writer.Block("{", "}", w =>
        {
            DocComment.Summary(w, "All that the runtime knows about the model.");
            w.Line($"public static {RuntimeNames.Definitions}ModelDefinition Definition {{ get; }} = new()");
            w.Block("{", "};", d => WriteProperties(d, compiled));
        });
    }

    private static void WriteProperties(IndentedWriter writer, CompiledModel compiled)
    {
        var model = compiled.Model;
        writer.Line($"Name = {CSharpLiteral.String(model.Name)},");
        writer.Line($"Layer = {RuntimeNames.Value("ModelLayer", model.Layer)},");
        writer.Literal("Description = ", model.Description, ",");
        WriteList(writer, "Columns", model.Columns, static (w, c) => WriteColumn(w, c));
        writer.Line($"Key = {CSharpLiteral.Strings(model.Key)},");
        writer.Line($"Upstreams = {CSharpLiteral.Strings(model.Upstreams.Select(static u => u.Name))},");
        BodyEmitter.Write(writer, compiled);
        SqlEmitter.Write(writer, "CreateTable = ", compiled.CreateTable, ",");
        if (compiled.CreateKeylessTable is { } keyless)
            SqlEmitter.Write(writer, "CreateKeylessTable = ", keyless, ",");
        if (compiled.HasKeyConstraint)
            writer.Line("HasKeyConstraint = true,");
        LinkEmitter.WriteLinks(writer, compiled.Facts.Links);
        LinkEmitter.WriteUnlinked(writer, compiled.Facts.Unlinked);
        writer.Line($"Fingerprint = {CSharpLiteral.String(compiled.Fingerprint)},");
        writer.Line($"FormerFingerprint = {CSharpLiteral.String(compiled.FormerFingerprint)},");
        LineageEmitter.Write(writer, compiled.Lineage);
        if (compiled.Audits.Count > 0)
            WriteList(writer, "Audits", compiled.Audits, static (w, a) => AuditEmitter.Write(w, a));
        if (model.Exports.Count > 0)
            writer.Line($"Exports = [{string.Join(", ", model.Exports.Select(static e => RuntimeNames.Value("ExportFormat", e)))}],");
        if (model.RenamedFrom.Count > 0)
            writer.Line($"RenamedFrom = {CSharpLiteral.Strings(model.RenamedFrom)},");
        if (model.ArchivesExports)
            writer.Line("ArchivesExports = true,");
        if (model.PastSeconds is { } seconds)
            writer.Line(string.Format(System.Globalization.CultureInfo.InvariantCulture, "PastLimit = global::System.TimeSpan.FromSeconds({0}),", seconds));
        if (model.Tags.Count > 0)
            writer.Line($"Tags = {CSharpLiteral.Strings(model.Tags)},");
        if (model.Lifecycle != ModelLifecycle.First)
            LifecycleEmitter.Write(writer, model.Lifecycle);
    }

    private static void WriteColumn(IndentedWriter writer, ColumnContract column)
    {
        var type = RuntimeNames.Value("ColumnKind", column.Type.Kind);
        if (DataTypes.Of(column.Type).HasScale)
            type += $", {CSharpLiteral.Integer(column.Type.Precision)}, {CSharpLiteral.Integer(column.Type.Scale)}";
        var description = column.Description.Length == 0 ? "" : ", " + CSharpLiteral.String(column.Description);
        var changedAt = column.Generated == GeneratedColumn.ChangedAt ? ", IsChangedAt: true" : "";
        var options = new List<string>();
        if (column.RenamedFrom.Count > 0)
            options.Add("RenamedFrom = " + CSharpLiteral.Strings(column.RenamedFrom));
        if (column.HasDefault)
            options.Add("HasDefault = true");
        var initializer = options.Count == 0 ? "" : $" {{ {string.Join(", ", options)} }}";
        writer.Line($"new({CSharpLiteral.String(column.Name)}, new({type}), IsNullable: {CSharpLiteral.Boolean(!column.IsNotNull)}{description}{changedAt}){initializer},");
    }

    private static void WriteList<T>(IndentedWriter writer, string property, IEnumerable<T> items, Action<IndentedWriter, T> write)
    {
        writer.Line($"{property} =");
        writer.Block("[", "],", w =>
        {
            foreach (var item in items)
                write(w, item);
        });
    }
}
