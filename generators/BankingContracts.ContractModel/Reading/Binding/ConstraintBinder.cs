using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one constraint.</summary>
/// <param name="scope">Collects the findings.</param>
/// <param name="isAtModel">Whether it is at the model. Then it must name its columns.</param>
internal sealed class ConstraintBinder(BindingScope scope, bool isAtModel)
{
    /// <summary>The constraint that <paramref name="item"/> declares; null when its type cannot be read.</summary>
    public ConstraintContract? Bind(MappingNode item, string pointer)
    {
        var section = Section.Open(scope, item, KeyTables.Constraint, pointer, "A constraint", item.Span);
        if (section.Word<ConstraintType>("type") is not { } type)
            return null;
        var word = Words<ConstraintType>.Of(type);
        var anchor = section.Node("type")!.Span;
        if (isAtModel && type is ConstraintType.NotNull)
            scope.Report(ContractRules.NotAllowedHere, anchor, word, "at a model", "put it at the column");
        Expect(section, anchor, word, "columns", isAtModel && type is not ConstraintType.NotNull, isAtModel && type is not (ConstraintType.Check or ConstraintType.NotNull), "name its columns");
        Expect(section, anchor, word, "expression", type is ConstraintType.Check, type is ConstraintType.Check, "write the condition that every row must meet");
        Expect(section, anchor, word, "to", type is ConstraintType.ForeignKey, type is ConstraintType.ForeignKey, "name the model it points to");
        Expect(section, anchor, word, "to_columns", type is ConstraintType.ForeignKey, type is ConstraintType.ForeignKey, "name the columns it points to");
        return new ConstraintContract(
            type,
            section.Texts("columns") ?? EquatableArray<string>.Empty,
            section.Text("expression"),
            section.Text("to") is { } to ? ModelNames.Read(to) : null,
            section.Texts("to_columns") ?? EquatableArray<string>.Empty);
    }

    private void Expect(Section section, SourceSpan anchor, string type, string key, bool isAllowed, bool isRequired, string remedy)
    {
        if (isRequired && section.Lacks(key))
            scope.Report(FileRules.MissingKey, anchor, "The constraint " + type, key, remedy);
        if (!isAllowed && section.States(key))
        {
            scope.Report(
                ContractRules.NotAllowedHere, scope.Find(section.PointerOf(key))!.Value.Key, key,
                "with the constraint " + type + (isAtModel ? "" : " at a column"), "remove it");
        }
    }
}
