using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>contracts.lock.yml</c>.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class LockBinder(BindingScope scope)
{
    private const string Restore = "restore it from your repository, or delete it and write it again with the verb 'lock'";

    private readonly HashSet<string> _models = new(StringComparer.Ordinal);

    /// <summary>The finding about a merge conflict that was left in the file; null if there is none.</summary>
    public static ContractDiagnostic? Conflict(ContractSource source)
    {
        const string mark = "<<<<<<< ";
        var at = source.Text.StartsWith(mark, StringComparison.Ordinal) ? 0 : source.Text.IndexOf("\n" + mark, StringComparison.Ordinal) + 1;
        return at > 0 || source.Text.StartsWith(mark, StringComparison.Ordinal)
            ? ContractDiagnostic.Create(LockRules.BrokenLock, new TextLines(source.Path, source.Text).Word(at), "has a merge conflict", "accept either side, solve the conflicts of the contracts, build, and write the file again with the verb 'lock'")
            : null;
    }

    /// <summary>What <paramref name="section"/> says; null if any part of it cannot be used. A part without a position gets <paramref name="anchor"/>.</summary>
    public ParsedLock? Bind(Section section, SourceSpan anchor)
    {
        if (section.Node("version") is ScalarNode { Value: not LockKeyTables.FormatVersion } version)
            scope.Report(LockRules.BrokenLock, version.Span, "has the form " + version.Value + ", and this version of BankingContracts knows form " + LockKeyTables.FormatVersion, "update BankingContracts, or delete the file and write it again with the verb 'lock'");
        var models = section.Mappings("models", Model);
        return scope.Diagnostics.Count > 0 ? null : new ParsedLock(new LockedContracts(models), scope.ToPositions(anchor));
    }

    private LockedModel? Model(MappingNode item, string pointer)
    {
        var anchor = ColumnBinder.Anchor(item);
        var section = Section.Open(scope, item, LockKeyTables.Model, pointer, "A model", anchor);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var columns = section.Mappings("columns", (column, at) => Column(column, at, names));
        var deprecatedAfter = LifecycleBinder.Day(scope, section);
        if (section.Text("name") is not { } name || section.Word<Layer>("layer") is not { } layer || section.Number("model_version") is not { } version)
            return null;
        if (!_models.Add(name))
            scope.Report(LockRules.BrokenLock, section.Node("name")!.Span, "has the model '" + name + "' twice", Restore);
        if (version is < 1 or > int.MaxValue)
            scope.Report(LockRules.BrokenLock, section.Node("model_version")!.Span, "has '" + section.Text("model_version") + "' for a version of '" + name + "'", Restore);
        return new LockedModel(
            name,
            layer,
            version is >= 1 and <= int.MaxValue ? (int)version : 1,
            section.Text("version_of"),
            deprecatedAfter,
            section.Texts("key") ?? default,
            (section.Texts("export") ?? default).Select(static f => Words<ExportFormat>.Find(f)!.Value).ToEquatableArray(),
            columns);
    }

    private LockedColumn? Column(MappingNode item, string pointer, HashSet<string> names)
    {
        var section = Section.Open(scope, item, LockKeyTables.Column, pointer, "A column", ColumnBinder.Anchor(item));
        if (section.Text("name") is not { } name || section.Text("data_type") is not { } text)
            return null;
        var type = DataTypeNames.Find(text);
        if (type == DataType.Unknown)
            scope.Report(LockRules.BrokenLock, section.Node("data_type")!.Span, "has '" + text + "' for a type", Restore);
        if (!names.Add(name))
            scope.Report(LockRules.BrokenLock, section.Node("name")!.Span, "has the column '" + name + "' twice", Restore);
        return new LockedColumn(name, type, section.Flag("not_null") is true, section.Texts("accepted_values"));
    }
}
