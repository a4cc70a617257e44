using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Decides how stored tables are changed after a change of their contract.</summary>
public static class PreparationPlanner
{
    /// <summary>What the tables of <paramref name="model"/> need.</summary>
    /// <exception cref="PipelineException">A source or snapshot changed in a way that its stored rows cannot follow.</exception>
    public static ModelPreparation For(ModelDefinition model, ModelState? known)
    {
        if (known is null)
            return ModelPreparation.Create;
        var shape = ModelShape.Of(model);
        if (shape.IsSameAs(known.Shape))
            return ModelPreparation.None;
        return model.Body switch
        {
            SourceBody => throw Refusal(model, known.Shape, shape, "loads the files again"),
            SnapshotBody snapshot => NewColumns(snapshot, known.Shape, shape) is { Count: > 0 } added
                ? new ModelPreparation(PreparationKind.AddColumns, added)
                : throw Refusal(model, known.Shape, shape, "starts a new history"),
            QuarantineBody when NewAtTheEnd(known.Shape, shape) is { Count: > 0 } added => new ModelPreparation(PreparationKind.AddColumns, added),
            QuarantineBody or StagingBody or QueryBody => ModelPreparation.Recreate,
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
    }

    /// <summary>The added columns, if only nullable columns were added; otherwise an empty list.</summary>
    private static List<string> NewColumns(SnapshotBody snapshot, ModelShape old, ModelShape current)
    {
        var added = current.Columns.Except(old.Columns).ToList();
        var names = added.Select(c => c.Name).ToList();
        var isAddition = old.Columns.All(current.Columns.Contains)
            && added.All(c => !c.Value.EndsWith(" not null", StringComparison.Ordinal))
            && !names.Intersect(old.Columns.Select(c => c.Name)).Any();
        var checkedBefore = string.Join(", ", snapshot.CheckColumns.Except(names));
        var isSame = current.Settings
            .Select(s => s.Name == "check_cols" ? s with { Value = checkedBefore } : s)
            .SequenceEqual(old.Settings);
        return isAddition && isSame ? names : [];
    }

    /// <summary>The nullable columns after all the old columns; empty when anything else is different.</summary>
    private static List<string> NewAtTheEnd(ModelShape old, ModelShape current)
    {
        var added = current.Columns.Skip(old.Columns.Count).ToList();
        return current.Columns.Take(old.Columns.Count).SequenceEqual(old.Columns) && added.All(c => !c.Value.EndsWith(" not null", StringComparison.Ordinal))
            ? [.. added.Select(c => c.Name)]
            : [];
    }

    private static PipelineException Refusal(ModelDefinition model, ModelShape old, ModelShape current, string alternative)
    {
        var before = old.Columns.Concat(old.Settings).ToList();
        var after = current.Columns.Concat(current.Settings).ToList();
        var changes = before.Where(b => after.All(a => a.Name != b.Name)).Select(b => $"{b.Name} was removed")
            .Concat(after.Where(a => before.All(b => b.Name != a.Name)).Select(a => $"{a.Name} ({a.Value}) is new"))
            .Concat(after.Join(before, a => a.Name, b => b.Name, (a, b) => (a, b)).Where(p => p.a != p.b).Select(p => $"{p.a.Name} was {p.b.Value}, now it is {p.a.Value}"))
            .DefaultIfEmpty("the columns are in another order");
        return PipelineException.BadInput(
            $"The contract of {model.Name} does not fit its stored rows: {string.Join("; ", changes)}. Nothing was changed. Undo the edit, or give the model a new name, or name a new file with --database, which {alternative}.");
    }
}
