using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Decides how stored tables are changed after a change of their contract.</summary>
public static class PreparationPlanner
{
    // A snapshot makes its next versions by them; those that are there stay as they are.
    private static readonly string[] FreeSettings = ["check_cols", "on_quarantine", "tie_break"];

    /// <summary>What the tables of <paramref name="model"/> need.</summary>
    /// <exception cref="PipelineException">A source or snapshot changed in a way that its stored rows cannot follow.</exception>
    public static ModelPreparation For(ModelDefinition model, ModelState? known)
    {
        if (known is null)
            return ModelPreparation.Create;
        var shape = ModelShape.Of(model);
        if (shape.IsSameAs(known.Shape))
            return ModelPreparation.None with { Pending = known.Shape.Pending ?? [] };
        var preparation = model.Body switch
        {
            SourceBody => Follow(model, known, shape, "loads the files again"),
            SnapshotBody => Follow(model, known, shape, "starts a new history"),
            QuarantineBody => Changed(model, known, shape),
            StagingBody or QueryBody => ModelPreparation.Recreate,
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
        return preparation with { Past = PastPreparation.Of(Changed(model, known, shape), known.Shape, shape) };
    }

    private static ModelPreparation Follow(ModelDefinition model, ModelState known, ModelShape shape, string alternative)
    {
        var preparation = Changed(model, known, shape);
        var refused = preparation.Changes.Where(c => c.IsNew && ColumnChange.IsRequired(c.Now)).Select(c => $"{c.Column} ({c.Now}) is new, and stored rows have no value for it")
            .Concat(preparation.Changes.Where(c => c.IsRetyped && !ColumnType.Parse(ColumnChange.BaseOf(c.Before!.Value)).CanBecome(ColumnType.Parse(c.Type)))
                .Select(c => $"{c.Column} was {c.Before!.Value}, now it is {c.Now}"))
            .Concat(Settings(known.Shape, shape, preparation))
            .ToList();
        return refused.Count == 0
            ? preparation
            : throw PipelineException.BadInput(
                $"The contract of {model.Name} does not fit its stored rows: {string.Join("; ", refused)}. Nothing was changed. Undo the edit, or give the model a new name, or name a new file with --database, which {alternative}.");
    }

    private static ModelPreparation Changed(ModelDefinition model, ModelState known, ModelShape shape)
    {
        var stored = known.Shape.Columns.ToDictionary(c => c.Name);
        var retired = (known.Shape.Retired ?? []).ToDictionary(c => c.Name);
        var former = model.Columns.ToDictionary(c => c.Name, c => c.RenamedFrom);
        var (changes, found) = (new List<ColumnChange>(), new List<string>());
        foreach (var (name, type) in shape.Columns.Select(c => (c.Name, c.Value)))
        {
            var before = new[] { name }.Concat(former[name]).Select(stored.GetValueOrDefault).FirstOrDefault(c => c is not null);
            if (before is not null)
                found.Add(before.Name);
            var change = new ColumnChange(name, before, type)
            {
                IsBack = before is null && retired.TryGetValue(name, out var old) && ColumnChange.BaseOf(old.Value) == ColumnChange.BaseOf(type),
            };
            if (before is null || before.Name != name || before.Value != type)
                changes.Add(change);
        }

        var renamed = changes.Where(c => c.IsRenamed).ToDictionary(c => c.Before!.Name, c => c.Column);
        var pending = (known.Shape.Pending ?? []).Select(p => renamed.GetValueOrDefault(p, p)).Where(former.ContainsKey);
        return new ModelPreparation(PreparationKind.Alter)
        {
            Before = known.Shape.Columns,
            IsReordered = !known.Shape.Columns.Select(c => c.Name).Where(found.Contains).SequenceEqual(found),
            Changes = changes,
            Retired = [.. known.Shape.Columns.Where(c => !found.Contains(c.Name))],
            Pending = [.. pending.Union(changes.Where(c => c.IsNew).Select(c => c.Column))],
            Rows = known.Rows,
        };
    }

    /// <summary>The settings that stored rows cannot follow, in words.</summary>
    private static IEnumerable<string> Settings(ModelShape old, ModelShape current, ModelPreparation preparation)
    {
        var renamed = preparation.Changes.Where(c => c.IsRenamed).ToDictionary(c => c.Before!.Name, c => c.Column);
        var before = old.Settings.ToDictionary(s => s.Name, s => string.Join(", ", s.Value.Split(", ").Select(v => renamed.GetValueOrDefault(v, v))));
        foreach (var (name, value) in current.Settings.Select(s => (s.Name, s.Value)))
        {
            var was = before.GetValueOrDefault(name);
            if (was == value || FreeSettings.Contains(name) || (name == "hard_deletes" && !new[] { was, value }.Contains("newrecord")))
                continue;
            yield return was is null ? $"{name} ({value}) is new" : $"{name} was {was}, now it is {value}";
        }
    }
}
