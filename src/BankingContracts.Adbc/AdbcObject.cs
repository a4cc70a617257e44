using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc;

/// <summary>
/// What databases, connections and statements have in common: options, and their end. Closing an object closes what was opened from it: a
/// connection its statements, a statement its rows. Only one thread may use an object at a time; cancelling and closing are free for all.
/// </summary>
public abstract class AdbcObject : IDisposable
{
    private readonly OpenObjects _siblings;

    private protected AdbcObject(ObjectHandle handle, OpenObjects siblings)
    {
        (Handle, _siblings, Open) = (handle, siblings, new(this));
        siblings.Add(this);
    }

    internal ObjectHandle Handle { get; }

    /// <summary>What was opened from this object.</summary>
    internal OpenObjects Open { get; }

    /// <summary>Sets an option of the driver.</summary>
    /// <exception cref="AdbcException">The driver refuses it. The message names the option and does not show the value.</exception>
    /// <exception cref="ObjectDisposedException">The object is closed.</exception>
    public void SetOption(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ObjectOptions.Set(Handle, this, key, value);
    }

    /// <summary>Sets an option of the driver to a whole number; drivers of ADBC 1.0.0 cannot.</summary>
    /// <inheritdoc cref="SetOption(string, string)"/>
    public void SetOption(string key, long value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectOptions.Set(Handle, this, key, value);
    }

    /// <summary>Sets an option of the driver to a number; drivers of ADBC 1.0.0 cannot.</summary>
    /// <inheritdoc cref="SetOption(string, string)"/>
    public void SetOption(string key, double value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectOptions.Set(Handle, this, key, value);
    }

    /// <summary>Sets an option of the driver to bytes; drivers of ADBC 1.0.0 cannot.</summary>
    /// <inheritdoc cref="SetOption(string, string)"/>
    public void SetOption(string key, ReadOnlySpan<byte> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectOptions.Set(Handle, this, key, value);
    }

    /// <summary>Reads an option as text; drivers of ADBC 1.0.0 cannot.</summary>
    /// <exception cref="AdbcException">The driver does not know the option.</exception>
    /// <exception cref="ObjectDisposedException">The object is closed.</exception>
    public string GetOption(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ObjectOptions.Get(Handle, this, key);
    }

    /// <summary>
    /// Closes the object and what was opened from it. If another thread is in a call, the call is cancelled, and the driver's object is
    /// released when it ends. It may be called again.
    /// </summary>
    public void Dispose()
    {
        Handle.StopCalls();
        _siblings.Remove(this);
        Handle.Dispose();
        Open.Close();
        GC.SuppressFinalize(this);
    }

    private protected NativeCall Call() => new(Handle, this);
}
