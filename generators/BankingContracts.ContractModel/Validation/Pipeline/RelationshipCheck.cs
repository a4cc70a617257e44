using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>Relationships tests and foreign keys: BKC4001, BKC4004 and BKC4005. They may point at a model of any layer.</summary>
internal sealed class RelationshipCheck
{
    private readonly ReferenceGraph _graph;
    private readonly EffectiveColumns _columns;
    private readonly Findings _findings;

    public RelationshipCheck(ReferenceGraph graph, EffectiveColumns columns, Findings findings)
    {
        _graph = graph;
        _columns = columns;
        _findings = findings;
    }

    public void Run(CatalogEntry model)
    {
        var contract = model.Contract;
        for (var i = 0; i < contract.Columns.Count; i++)
        {
            var owner = Pointers.Column(i);
            CheckConstraints(model, contract.Columns[i].Constraints, [contract.Columns[i].Name], owner);
            CheckTests(model, contract.Columns[i], owner);
        }

        CheckConstraints(model, contract.Constraints, [], "");
    }

    private void CheckTests(CatalogEntry model, ColumnContract column, string owner)
    {
        for (var i = 0; i < column.Tests.Count; i++)
        {
            var test = column.Tests[i];
            if (test.Type != TestType.Relationships || test.Value("to") is not { } to)
                continue;
            var toSpan = model.Positions.Value(Pointers.TestArgument(owner, i, test.Type, "to"));
            var fieldSpan = model.Positions.Value(Pointers.TestArgument(owner, i, test.Type, "field"));
            if (_graph.Find(to, toSpan) is { } target && test.Value("field") is { } field)
                CheckPair(model, column.Name, target, field, fieldSpan);
        }
    }

    private void CheckConstraints(CatalogEntry model, EquatableArray<ConstraintContract> constraints, string[] column, string owner)
    {
        for (var i = 0; i < constraints.Count; i++)
        {
            var constraint = constraints[i];
            if (constraint.Type != ConstraintType.ForeignKey || constraint.To is not { } to)
                continue;
            var pointer = Pointers.Constraint(owner, i);
            if (_graph.Find(to, model.Positions.Value(pointer + "/to")) is not { } target)
                continue;
            var from = column.Length > 0 ? column : constraint.Columns.ToArray();
            var targets = constraint.ToColumns;
            for (var c = 0; c < Math.Min(from.Length, targets.Count); c++)
                CheckPair(model, from[c], target, targets[c], model.Positions.Value(Pointers.Item(pointer + "/to_columns", c)));
        }
    }

    private void CheckPair(CatalogEntry model, string column, CatalogEntry target, string field, SourceSpan span)
    {
        if (_columns.Of(target) is null)
            return;
        if (_columns.Find(target, field) is not { } targetColumn)
        {
            _findings.Add(ReferenceRules.MissingTarget, span, target.Name, field, _columns.Suggest(target, field));
            return;
        }

        if (_columns.Of(model) is not null && _columns.Find(model, column) is { } own && !IsComparable(own.Type, targetColumn.Type))
        {
            _findings.Add(
                ReferenceRules.DifferentTypes, span, column, own.Type.ToString(), target.Name + "." + field, targetColumn.Type.ToString());
        }
    }

    private static bool IsComparable(DataType left, DataType right) =>
        left.Kind == DataTypeKind.Unknown
        || right.Kind == DataTypeKind.Unknown
        || left.Kind == right.Kind
        || (DataTypes.Of(left).IsInteger && DataTypes.Of(right).IsInteger);
}
