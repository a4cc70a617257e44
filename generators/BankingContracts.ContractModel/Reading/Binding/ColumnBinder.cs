using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one column.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class ColumnBinder(BindingScope scope)
{
    private static readonly EquatableArray<string> NullValues = new(["", "null", "n/a", "none"]);
    private static readonly EquatableArray<string> TrueValues = new(["yes", "y", "true", "1"]);
    private static readonly EquatableArray<string> FalseValues = new(["no", "n", "false", "0"]);

    /// <summary>The column that <paramref name="item"/> declares; null when its name cannot be read.</summary>
    public ColumnContract? Bind(MappingNode item, string pointer)
    {
        var anchor = Anchor(item);
        var section = Section.Open(scope, item, KeyTables.Column, pointer, Subject(item), anchor);
        var type = Type(section);
        var constraints = section.Mappings("constraints", new ConstraintBinder(scope, isAtModel: false).Bind);
        var tests = section.Items("data_tests", new TestBinder(scope, TestPlace.Column).Bind);
        var clean = section.Node("clean") is null ? null : Clean(section.Open("clean", KeyTables.Clean, "'clean' of " + Subject(item), anchor), type);
        var quarantine = section.Mappings("quarantine", Quarantine);
        var mayLack = section.Node("before_added") is not null && MayLack(section, item, constraints, clean);
        return section.Text("name") is not { } name
            ? null
            : new ColumnContract(
                name,
                type,
                section.Text("description") ?? "",
                mayLack ? constraints.Where(static c => c.Type is not ConstraintType.NotNull).ToEquatableArray() : constraints,
                tests,
                clean,
                quarantine,
                section.Word<GeneratedColumn>("generated") ?? GeneratedColumn.None)
            {
                Names = section.Texts("names") ?? EquatableArray<string>.Empty,
                IsOptional = section.Flag("optional") ?? false,
                IsRetired = section.Flag("retired") ?? false,
                MayLackBeforeAdded = mayLack,
                AssertReason = AssertReason(section, anchor, item),
                RenamedFrom = section.Texts("renamed_from") ?? EquatableArray<string>.Empty,
            };
    }

    private string? AssertReason(Section section, SourceSpan anchor, MappingNode item)
    {
        if (section.States("assert") && section.Lacks("reason"))
            scope.Report(FileRules.MissingKey, scope.Find(section.PointerOf("assert"))?.Key ?? anchor, Subject(item) + " with 'assert'", "reason", "add 'reason: <why it is never NULL>'");
        if (section.Node("reason") is { } reason && section.Lacks("assert"))
            scope.Report(ContractRules.NotAllowedHere, scope.Find(section.PointerOf("reason"))?.Key ?? reason.Span, "reason", "without 'assert'", "add 'assert: runtime' or remove it");
        return section.Node("assert") is null ? null : section.Text("reason");
    }

    /// <summary>Whether <c>before_added: null</c> says something that the other keys of the column do not.</summary>
    private bool MayLack(Section section, MappingNode item, EquatableArray<ConstraintContract> constraints, CleaningContract? clean)
    {
        var (place, fault) = (scope.Find(section.PointerOf("before_added"))!.Value.Key, (string?)null);
        if (constraints.Any(static c => c.Type is ConstraintType.PrimaryKey))
            fault = "a key needs a value in every row, so remove it";
        else if (!constraints.Any(static c => c.Type is ConstraintType.NotNull))
            fault = "the column may be NULL in every row, so remove it, or add {type: not_null} to its constraints";
        else if (clean?.Default is not null)
            fault = "the column has a 'default', which rows from before hold; remove one of them";
        if (fault is not null)
            scope.Report(ContractRules.NotAllowedHere, place, "before_added", "in " + char.ToLowerInvariant(Subject(item)[0]) + Subject(item).Substring(1), fault);
        return fault is null;
    }

    /// <summary>Where to report a missing key of a named mapping: at the value of its name, otherwise at its first key.</summary>
    public static SourceSpan Anchor(MappingNode item) =>
        item.Entries.FirstOrDefault(static e => e.Key.Value == "name")?.Value is ScalarNode { IsNull: false } name ? name.Span : item.Span;

    private static string Subject(MappingNode item) =>
        item.Entries.FirstOrDefault(static e => e.Key.Value == "name")?.Value is ScalarNode { IsNull: false } name ? "The column '" + name.Value + "'" : "A column";

    private DataType Type(Section section)
    {
        if (section.Text("data_type") is not { } text)
            return DataType.Unknown;
        var type = DataTypeNames.Find(text);
        if (type == DataType.Unknown)
            scope.Report(ContractRules.UnknownDataType, section.Node("data_type")!.Span, text, DataTypeNames.Remedy(text));
        return type;
    }

    private static CleaningContract? Clean(Section section, DataType type)
    {
        var isBoolean = type.Kind is DataTypeKind.Boolean;
        return section.Text("from") is not { } from
            ? null
            : new CleaningContract(
                from,
                section.Flag("trim") ?? true,
                section.Texts("null_values") ?? NullValues,
                section.Word<LetterCase>("case") ?? LetterCase.Keep,
                section.Texts("true_values") ?? (isBoolean ? TrueValues : EquatableArray<string>.Empty),
                section.Texts("false_values") ?? (isBoolean ? FalseValues : EquatableArray<string>.Empty),
                section.Text("format"),
                section.Text("default"));
    }

    private QuarantineRule? Quarantine(MappingNode item, string pointer)
    {
        var section = Section.Open(scope, item, KeyTables.Quarantine, pointer, "A quarantine rule", item.Span);
        return section.Word<QuarantineCondition>("when") is not { } when
            ? null
            : new QuarantineRule(
                when, section.Text("reason"), section.Texts("values") ?? EquatableArray<string>.Empty, section.Text("min"), section.Text("max"));
    }
}
