// Public surface of ServiceStack, signatures only. See README.md.
using System;

namespace ServiceStack
{
    public interface IService
    {
    }

    public class Service : IService, IDisposable
    {
        public virtual void Dispose() { }
    }
}
