using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Locking;

/// <summary>Finds the place of a change in the contract: the scalar that changed, or for something that is gone, the nearest one that exists.</summary>
/// <param name="model">The model.</param>
/// <param name="contract">Its contract.</param>
internal sealed class ChangePlaces(ResolvedModel model, ParsedContract contract)
{
    private PositionMap Positions => contract.Positions;

    /// <summary>The place of <paramref name="change"/>.</summary>
    public SourceSpan Of(ContractChange change) => change.Kind switch
    {
        ChangeKind.ColumnRemoved => model.Kind == ModelKind.Snapshot ? Positions.Value("relation") : Positions.Key("columns"),
        ChangeKind.TypeNarrowed or ChangeKind.TypeReplaced => Part(change.Column!, "data_type"),
        ChangeKind.ValueAdded => Value(change),
        ChangeKind.KeyChanged => Key(),
        ChangeKind.ExportRemoved => Positions.Has("config/export") ? Positions.Key("config/export") : Positions.Value("name"),
        ChangeKind.VersionLowered => Positions.Has("model_version") ? Positions.Value("model_version") : Positions.Value("name"),
        _ => change.Column is { } column ? Part(column, "name") : Positions.Value("name"),
    };

    /// <summary>A part of a column. A snapshot that does not list the column has it from the model that it follows.</summary>
    private SourceSpan Part(string column, string part)
    {
        var index = IndexOf(column);
        if (index < 0)
            return Positions.Value(model.Kind == ModelKind.Snapshot ? "relation" : "name");
        var pointer = Pointers.Column(index) + "/" + part;
        return Positions.Has(pointer) ? Positions.Value(pointer) : Positions.Value(Pointers.Column(index) + "/name");
    }

    /// <summary>The value in one of the lists of the column.</summary>
    private SourceSpan Value(ContractChange change)
    {
        var index = IndexOf(change.Column!);
        if (index >= 0)
        {
            var column = contract.Contract.Columns[index];
            var lists = column.Quarantine.Select((r, i) => (r.Values, Pointer: Pointers.Item(Pointers.Column(index) + "/quarantine", i) + "/values"))
                .Concat(column.Tests.Select((t, i) => (Values: t.Type == TestType.AcceptedValues ? t.Values("values") : default, Pointer: TestValues(index, i))));
            foreach (var (values, pointer) in lists)
            {
                var at = values.ToList().IndexOf(change.After);
                if (at >= 0 && Positions.Has(Pointers.Item(pointer, at)))
                    return Positions.Value(Pointers.Item(pointer, at));
            }
        }

        return Part(change.Column!, "name");
    }

    private static string TestValues(int column, int test) => Pointers.TestArgument(Pointers.Column(column), test, TestType.AcceptedValues, "values");

    private SourceSpan Key()
    {
        if (Positions.Has("config/unique_key"))
            return Positions.Value("config/unique_key");
        for (var index = 0; index < contract.Contract.Constraints.Count; index++)
        {
            if (contract.Contract.Constraints[index].Type == ConstraintType.PrimaryKey)
                return Positions.Key(Pointers.Constraint("", index) + "/type");
        }

        return Positions.Value("name");
    }

    private int IndexOf(string column) => contract.Contract.Columns.ToList().FindIndex(c => c.Name == column);
}
