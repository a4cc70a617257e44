using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>Asks an engine what its words mean.</summary>
/// <param name="fixture">The dialect.</param>
internal sealed class DialectSession(DialectFixture fixture) : IAsyncDisposable
{
    /// <summary>The session.</summary>
    public SqlSession Session { get; } = fixture.Open();

    /// <summary>The values of some expressions over one row of texts.</summary>
    /// <param name="expression">The expression; the row is called <c>v</c>.</param>
    /// <param name="value">An expression for the column <c>v</c>.</param>
    public async Task<string?> TextAsync(string expression, string value) =>
        (await RowsAsync($"select {fixture.AsText(expression)} from (select {value} as v) as q"))[0][0];

    /// <summary>The rows of a query whose columns are texts.</summary>
    public async Task<List<IReadOnlyList<string?>>> RowsAsync(string query) => await TableRows.TextsAsync(await Session.ReadAsync(query));

    /// <summary>The first column of a query as text, in order of the text.</summary>
    public async Task<IEnumerable<string?>> ValuesAsync(string expression, string relation) =>
        (await RowsAsync($"select {fixture.AsText(expression)} from {relation}")).Select(r => r[0]).Order(StringComparer.Ordinal);

    /// <summary>Whether an expression over one row is true.</summary>
    public async Task<bool> HoldsAsync(string condition) => await Session.ScalarAsync<bool>($"select {condition}");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
