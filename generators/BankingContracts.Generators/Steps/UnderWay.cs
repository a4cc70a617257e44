namespace BankingContracts.Generators.Steps;

/// <summary>
/// A step that runs on another core if one is free. The compiler reads the items of a step one after the other. Meanwhile other cores compute
/// the next items. Two objects of this class are equal when their inputs are equal, so caching works as without this class.
/// </summary>
/// <typeparam name="TInput">What the step reads.</typeparam>
/// <typeparam name="TOutput">What it makes.</typeparam>
internal sealed class UnderWay<TInput, TOutput> : IEquatable<UnderWay<TInput, TOutput>>
    where TInput : class
    where TOutput : class
{
    private readonly TInput _input;
    private readonly Task<TOutput> _task;

    /// <summary>Starts <paramref name="step"/> over <paramref name="input"/>.</summary>
    public UnderWay(TInput input, Func<TInput, TOutput> step)
    {
        _input = input;
        _task = Task.Run(() => step(input));
    }

    /// <summary>The result. If no thread has begun to compute it, this thread computes it.</summary>
    public TOutput Result => _task.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public bool Equals(UnderWay<TInput, TOutput>? other) => other is not null && _input.Equals(other._input);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnderWay<TInput, TOutput>);

    /// <inheritdoc/>
    public override int GetHashCode() => _input.GetHashCode();
}
