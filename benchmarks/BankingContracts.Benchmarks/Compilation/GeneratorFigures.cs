namespace BankingContracts.Benchmarks.Compilation;

/// <summary>What generation took, without parsing and compiling what was generated.</summary>
/// <param name="ColdSeconds">The first run in its process, the generator's own compilation by the runtime included.</param>
/// <param name="WarmSeconds">Another project of the same files in the same process, as in the compiler's server.</param>
/// <param name="CompilerSeconds">The compiler's own time for what was generated.</param>
/// <param name="EditSeconds">A run after an edit of one contract.</param>
/// <param name="EditedFiles">Files generated anew by that.</param>
/// <param name="Files">Files generated in all.</param>
/// <param name="HeapBytes">What the generator's state holds in memory between two runs.</param>
internal sealed record GeneratorFigures(
    double ColdSeconds, double WarmSeconds, double CompilerSeconds, double EditSeconds, int EditedFiles, int Files, long HeapBytes);
