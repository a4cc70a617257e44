using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.State;

/// <summary>What the database knows about models under the names that they had before.</summary>
public static class FormerNames
{
    /// <summary>
    /// The stored model without a contract that a new one may be, under another name: its columns are the same. Null when there is none, or several.
    /// </summary>
    /// <param name="model">A model that the database does not know.</param>
    /// <param name="state">The state.</param>
    /// <param name="pipeline">The pipeline.</param>
    public static string? Guess(ModelDefinition model, PipelineState state, PipelineDefinition pipeline)
    {
        if (model.Body is QuarantineBody)
            return null;
        var shape = ModelShape.Of(model);
        var alike = state.RetiredFrom(pipeline)
            .Where(m => state.Models[m].Shape is var known && known.Columns.SequenceEqual(shape.Columns) && known.Settings.Select(s => s.Name).SequenceEqual(shape.Settings.Select(s => s.Name)))
            .ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    /// <summary>The state under the names of today: a model that the database does not know is looked for under its former names, as long as no model has them now.</summary>
    /// <param name="state">The state under the names of the last run.</param>
    /// <param name="pipeline">The pipeline.</param>
    public static PipelineState Follow(PipelineState state, PipelineDefinition pipeline)
    {
        var moved = pipeline.Models
            .Where(m => !state.Models.ContainsKey(m.Name))
            .Select(m => (m.Name, Former: m.RenamedFrom.FirstOrDefault(f => state.Models.ContainsKey(f) && pipeline.Find(f) is null)))
            .Where(m => m.Former is not null)
            .ToDictionary(m => m.Name, m => m.Former!);
        if (moved.Count == 0)
            return state;
        var now = moved.ToDictionary(m => m.Value, m => m.Key);
        return state with
        {
            Models = state.Models.Values.Select(m => m with { Model = Now(m.Model) }).ToDictionary(m => m.Model),
            Files = [.. state.Files.Select(f => f with { Source = Now(f.Source) })],
            Stagings = state.Stagings.ToDictionary(s => Now(s.Key), s => s.Value),
            Snapshots = state.Snapshots.ToDictionary(s => Now(s.Key), s => s.Value),
            Former = moved,
        };

        string Now(string model) => now.GetValueOrDefault(model, model);
    }
}
